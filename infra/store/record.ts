import type { Observation } from '../../domain/observation.ts';
import { type Flag, GOOD, MISSING, NOT_EVALUATED, SUSPECT } from '../../domain/quality.ts';
import type { Points } from './store.ts';

/**
 * One observation of series number `series`, little-endian, 41 bytes:
 * [f64 time][f64 value, NaN for none][f64 received][f64 raw offset][u32 series][u16 raw partition][u16 reasons][u8 flag]
 */
export const RECORD_BYTES = 41;

/** Flag 0, which no observation has, says that a record is empty. */
export const NO_FLAG = 0;

/** What people call a series. */
export interface SeriesName {
  readonly station: string;
  readonly property: string;
}

/** Stored bytes as a view to read records from. */
export function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** The bytes under a view, or under a part of it. */
export function bytesOf(view: DataView, at = 0, length = view.byteLength): Uint8Array {
  return new Uint8Array(view.buffer, view.byteOffset + at, length);
}

/** Copies a record from one place to another. */
export function copyRecord(from: DataView, at: number, to: DataView, toAt: number): void {
  bytesOf(to, toAt, RECORD_BYTES).set(bytesOf(from, at, RECORD_BYTES));
}

/** Whether an observation with that flag may be the latest of its series: good, not evaluated or suspect. */
export function mayBeLatest(flag: number): boolean {
  return flag === GOOD || flag === NOT_EVALUATED || flag === SUSPECT;
}

/** Writes a record. A value that is no finite number is missing, and what is missing has flag 9. */
export function putRecord(view: DataView, at: number, series: number, o: Observation): void {
  const present = o.value !== null && Number.isFinite(o.value);
  view.setFloat64(at, o.time, true);
  view.setFloat64(at + 8, present ? (o.value ?? 0) : Number.NaN, true);
  view.setFloat64(at + 16, o.received, true);
  view.setFloat64(at + 24, o.raw.offset, true);
  view.setUint32(at + 32, series, true);
  view.setUint16(at + 36, o.raw.partition, true);
  view.setUint16(at + 38, o.reasons, true);
  view.setUint8(at + 40, present ? o.flag : MISSING);
}

export const recordTime = (view: DataView, at: number): number => view.getFloat64(at, true);
export const recordSeries = (view: DataView, at: number): number => view.getUint32(at + 32, true);
export const recordFlag = (view: DataView, at: number): number => view.getUint8(at + 40);

/** The record as an observation of the series that it names by number. */
export function recordObservation(view: DataView, at: number, series: SeriesName): Observation {
  const value = view.getFloat64(at + 8, true);
  return {
    station: series.station,
    property: series.property,
    time: recordTime(view, at),
    value: Number.isNaN(value) ? null : value,
    flag: recordFlag(view, at) as Flag,
    reasons: view.getUint16(at + 38, true),
    received: view.getFloat64(at + 16, true),
    raw: { partition: view.getUint16(at + 36, true), offset: view.getFloat64(at + 24, true) },
  };
}

/** Copies a record into row `index` of columns. */
export function recordToPoint(view: DataView, at: number, points: Points, index: number): void {
  points.times[index] = view.getFloat64(at, true);
  points.values[index] = view.getFloat64(at + 8, true);
  points.received[index] = view.getFloat64(at + 16, true);
  points.rawOffsets[index] = view.getFloat64(at + 24, true);
  points.rawPartitions[index] = view.getUint16(at + 36, true);
  points.reasons[index] = view.getUint16(at + 38, true);
  points.flags[index] = view.getUint8(at + 40);
}

/** Row `index` of columns as an observation. */
export function pointObservation(points: Points, index: number, series: SeriesName): Observation {
  const value = points.values[index] ?? Number.NaN;
  return {
    ...series,
    time: points.times[index] ?? 0,
    value: Number.isNaN(value) ? null : value,
    flag: points.flags[index] as Flag,
    reasons: points.reasons[index] ?? 0,
    received: points.received[index] ?? 0,
    raw: { partition: points.rawPartitions[index] ?? 0, offset: points.rawOffsets[index] ?? 0 },
  };
}
