import type { Words } from '../../domain/words.ts';

/** Why a measure of drought is not known, and what its inputs are called. */
export const DROUGHT_WORDS = {
  rain: (days: number): Words => ({ zh: `${days} 天面雨量`, en: `Areal rain of ${days} days` }),
  evaporation: (days: number): Words => ({
    zh: `${days} 天潜在蒸散`,
    en: `Potential evaporation of ${days} days`,
  }),
  rainKnown: (known: number, days: number): Words => ({
    zh: `近 ${days} 天中仅 ${known} 天有雨量`,
    en: `rain is known of ${known} of ${days} days`,
  }),
  evaporationKnown: (known: number, days: number): Words => ({
    zh: `近 ${days} 天中仅 ${known} 天有蒸发`,
    en: `evaporation is known of ${known} of ${days} days`,
  }),
  years: (years: number): Words => ({
    zh: `可比的往年只有 ${years} 年，至少要 10 年`,
    en: `${years} earlier years to compare with, at least 10 are needed`,
  }),
  noSoil: { zh: '本区没有墒情站', en: 'no soil-moisture station here' },
  soilShort: (days: number): Words => ({
    zh: `墒情站的记录不足 ${days} 天`,
    en: `no soil-moisture station with ${days} days of record and a reading of the last three`,
  }),
  noOutlet: { zh: '出口没有流量站', en: 'no discharge is measured at its outlet' },
  noFlow: {
    zh: '近 30 天出口流量不全',
    en: 'discharge at the outlet is not known of 27 of 30 days',
  },
  flow: { zh: '30 天平均流量', en: 'Mean discharge of 30 days' },
  normal: { zh: '同期多年平均', en: 'Normal of the same days' },
  soilMean: (count: number): Words => ({
    zh: `${count} 站平均`,
    en: count === 1 ? 'One station' : `Mean of ${count} stations`,
  }),
  soilDriest: { zh: '最干的站', en: 'Driest station' },
} as const;
