import { DAY_MS } from '../../../domain/time.ts';

/**
 * Extraterrestrial radiation on a solar day at a latitude, after FAO Irrigation and Drainage Paper 56, equations 21 to
 * 25. A solar day begins at solar midnight.
 */
export interface SolarDay {
  /** MJ/m2 in the whole day. */
  readonly total: number;
  /** W/m2 at an hour angle, radians, 0 at noon. */
  at(angle: number): number;
  /** Share of the day's radiation that has come by an hour angle, 0 to 1. */
  by(angle: number): number;
}

/** The solar day that a time is in at a longitude, and the hour angle there, radians from -pi to pi. */
export function solarTime(time: number, lon: number): { day: number; angle: number } {
  const days = time / DAY_MS + lon / 360;
  const day = Math.floor(days);
  return { day, angle: 2 * Math.PI * (days - day) - Math.PI };
}

/** The sun of a solar day. Equation numbers are those of the paper. */
export function solarDay(day: number, lat: number): SolarDay {
  const yearAngle = (2 * Math.PI * day) / 365.2425;
  const nearness = 1 + 0.033 * Math.cos(yearAngle); // (23)
  const declination = 0.409 * Math.sin(yearAngle - 1.39); // (24)
  const phi = (lat * Math.PI) / 180;
  const sunset = Math.acos(-Math.tan(phi) * Math.tan(declination)); // (25)
  const a = Math.sin(phi) * Math.sin(declination);
  const b = Math.cos(phi) * Math.cos(declination);
  const half = a * sunset + b * Math.sin(sunset);
  return {
    total: ((24 * 60) / Math.PI) * SOLAR_CONSTANT * nearness * half, // (21)
    at: (angle) =>
      Math.max(0, SOLAR_CONSTANT * W_A_MJ_A_MINUTE * nearness * (a + b * Math.cos(angle))),
    by: (angle) => {
      const up = Math.min(sunset, Math.max(-sunset, angle));
      return 0.5 + (a * up + b * Math.sin(up)) / (2 * half);
    },
  };
}

/** MJ/m2 a minute. */
const SOLAR_CONSTANT = 0.082;
const W_A_MJ_A_MINUTE = 1e6 / 60;

/** A daily value at a time: in a straight line from one solar noon to the next. */
export function betweenNoons(time: number, lon: number, daily: (day: number) => number): number {
  const days = time / DAY_MS + lon / 360 - 0.5;
  const day = Math.floor(days);
  const part = days - day;
  return daily(day) * (1 - part) + daily(day + 1) * part;
}
