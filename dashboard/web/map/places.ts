import type { Words } from '../../../domain/words.ts';
import type { Bounds } from '../board/filter.ts';

/** What the base map covers: Jiangxi with its borders. */
export const HOME: Bounds = [113.5, 24.4, 118.6, 30.55];

/** Whether any of the bounds lies on the base map. */
export function hasBaseMap([west, south, east, north]: Bounds): boolean {
  return west < HOME[2] && east > HOME[0] && south < HOME[3] && north > HOME[1];
}

/** Names on the base map that have no line to stand on. */
export const PLACE_NAMES: { name: Words; lon: number; lat: number; kind: 'province' | 'lake' }[] = [
  { name: { zh: '鄱阳湖', en: 'Poyang Lake' }, lon: 116.28, lat: 29.08, kind: 'lake' },
  { name: { zh: '江西省', en: 'JIANGXI' }, lon: 116.75, lat: 28.72, kind: 'province' },
  { name: { zh: '湖北省', en: 'HUBEI' }, lon: 114.9, lat: 29.92, kind: 'province' },
  { name: { zh: '安徽省', en: 'ANHUI' }, lon: 116.95, lat: 29.75, kind: 'province' },
  { name: { zh: '湖南省', en: 'HUNAN' }, lon: 113.75, lat: 27.9, kind: 'province' },
  { name: { zh: '福建省', en: 'FUJIAN' }, lon: 117.3, lat: 26.4, kind: 'province' },
  { name: { zh: '浙江省', en: 'ZHEJIANG' }, lon: 118.4, lat: 28.9, kind: 'province' },
  { name: { zh: '广东省', en: 'GUANGDONG' }, lon: 114.4, lat: 24.5, kind: 'province' },
];
