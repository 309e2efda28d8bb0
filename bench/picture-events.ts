import type { Scenario } from '../devices/simulator/weather/scenarios.ts';
import type { Point } from './svg.ts';

/** A scenario as it is drawn: its span, its scales and what is published of its stages. */
export interface Shown {
  readonly scenario: Scenario;
  readonly title: string;
  readonly from: string;
  readonly to: string;
  readonly stages: readonly [number, number];
  readonly flows: readonly [number, number];
  readonly rain: number;
  readonly lines: readonly (readonly [stage: number, name: string])[];
  /** Beijing time, stage, words, and where they stand. */
  readonly published: readonly (readonly [
    time: string,
    stage: number,
    text: string,
    move?: Point,
  ])[];
  /** Days of published backflow. */
  readonly backflow?: readonly [from: string, to: string];
}

/** Sources stand with the Yangtze's events. */
export const FLOOD: Shown = {
  scenario: 'flood-2020',
  title: '2020 年洪水 · The flood of 2020',
  from: '2020-06-15',
  to: '2020-07-26',
  stages: [15, 24],
  flows: [-10_000, 40_000],
  rain: 60,
  lines: [[19, '19 m 警戒 warning']],
  published: [
    ['2020-06-21T08:00', 16.33, '6-21 16.33', [8, 16]],
    ['2020-07-05T01:00', 19, '7-5 01 时 19.00', [10, 16]],
    ['2020-07-10T08:00', 21.97, '7-10 21.97', [-10, 0]],
    ['2020-07-12T00:00', 22.53, '7-12 00 时 22.53', [-6, -12]],
    ['2020-07-15T08:00', 22.29, '7-15 22.29', [8, -8]],
  ],
  backflow: ['2020-07-06', '2020-07-09'],
};

export const DROUGHT: Shown = {
  scenario: 'drought-2022',
  title: '2022 年干旱 · The drought of 2022',
  from: '2022-06-01',
  to: '2023-05-10',
  stages: [5, 21],
  flows: [-5_000, 30_000],
  rain: 50,
  lines: [
    [12, '12 m 枯水 low'],
    [10, '10 m 低枯 lower'],
    [8, '8 m 极枯 lowest'],
  ],
  published: [
    ['2022-06-23T08:00', 19.43, '6-23 19.43', [-2, -12]],
    ['2022-08-06T08:00', 12, '8-6 <12', [8, -7]],
    ['2022-08-19T08:00', 10, '8-19 <10', [8, -7]],
    ['2022-09-06T08:00', 8, '9-6 <8', [8, -7]],
    ['2022-09-23T06:00', 7.1, '9-23 7.10', [-4, 20]],
    ['2022-10-04T08:00', 6.68, '10-4 6.68', [4, 22]],
    ['2022-11-17T08:00', 6.46, '11-17 6.46', [4, 20]],
    ['2023-03-02T08:00', 7.47, '3-2 7.47', [6, 18]],
    ['2023-04-23T16:00', 12, '4-23 16 时 12', [-9, -8]],
  ],
};
