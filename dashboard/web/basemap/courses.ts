import type { Words } from '../../../domain/words.ts';
import type { Place } from './geometry.ts';

/** A river and the places it passes, downstream: towns and gauges, from general knowledge, to about two kilometres. */
export interface Course {
  readonly id: string;
  readonly name: Words;
  /** 0 for the Yangtze, 1 for the five great rivers of the basin, 2 for their branches. */
  readonly rank: 0 | 1 | 2;
  readonly through: readonly Place[];
}

/** The five rivers that feed the lake, with the two heads of the Rao, and the reach of the Yangtze that it drains to. */
export const COURSES: readonly Course[] = [
  {
    id: 'yangtze',
    name: { zh: '长江', en: 'Yangtze' },
    rank: 0,
    through: [
      [115.07, 30.22],
      [115.5, 29.85],
      [115.98, 29.73],
      [116.22, 29.76],
      [116.55, 29.9],
      [117.0, 30.45],
    ],
  },
  {
    id: 'gan',
    name: { zh: '赣江', en: 'Gan River' },
    rank: 1,
    through: [
      [114.94, 25.87],
      [114.78, 26.46],
      [114.9, 26.8],
      [114.98, 27.11],
      [115.53, 28.07],
      [115.79, 28.2],
      [115.85, 28.68],
      [116.0, 29.17],
    ],
  },
  {
    id: 'fu',
    name: { zh: '抚河', en: 'Fu River' },
    rank: 1,
    through: [
      [116.33, 26.84],
      [116.53, 27.22],
      [116.64, 27.56],
      [116.36, 27.99],
      [116.16, 28.22],
      [116.08, 28.45],
      [116.19, 28.56],
    ],
  },
  {
    id: 'xin',
    name: { zh: '信江', en: 'Xin River' },
    rank: 1,
    through: [
      [118.25, 28.68],
      [117.97, 28.45],
      [117.7, 28.31],
      [117.43, 28.4],
      [117.21, 28.29],
      [116.82, 28.43],
      [116.44, 28.73],
    ],
  },
  {
    id: 'chang',
    name: { zh: '昌江', en: 'Chang River' },
    rank: 2,
    through: [
      [117.72, 29.85],
      [117.2, 29.28],
      [116.68, 29.0],
    ],
  },
  {
    id: 'lean',
    name: { zh: '乐安河', en: "Le'an River" },
    rank: 2,
    through: [
      [117.86, 29.25],
      [117.58, 28.95],
      [117.12, 28.97],
      [116.68, 29.0],
    ],
  },
  {
    id: 'xiu',
    name: { zh: '修水', en: 'Xiu River' },
    rank: 1,
    through: [
      [114.57, 29.03],
      [115.1, 29.27],
      [115.5, 29.22],
      [115.81, 29.03],
      [116.0, 29.17],
    ],
  },
];
