/** Whose weather it is: as it comes, or with the flood of 2020 or the drought of 2022 in their own years. */
export type Scenario = 'normal' | 'flood-2020' | 'drought-2022';

/** Figures for the south, the middle and the north of the basin, at the latitudes of BELTS. */
export type Belts = readonly [south: number, middle: number, north: number];

/** Ganzhou, the line from Ji'an to Fuzhou, and the lake. */
export const BELTS: Belts = [25.8, 27.4, 28.6];

/** From a date to before another, the rain is this share of its long-run mean. */
export interface Spell {
  readonly from: string;
  readonly to: string;
  readonly share: Belts;
}

/** What the rain of a scenario was, where it is known; else the weather is its own. */
export interface ScenarioRain {
  readonly spells: readonly Spell[];
  /** Rain days by date, mm. */
  readonly storms: Readonly<Record<string, Belts>>;
}

export const SCENARIOS: Readonly<Record<Scenario, ScenarioRain>> = {
  normal: { spells: [], storms: {} },
  /**
   * Published: 28 March to 21 July south 667, middle 1,015, north 1,158 mm (China News Service, 24 July 2020); 2 July
   * to 8 July 20 h the province 133 mm, the most on record in Jiujiang, Shangrao and Jingdezhen; since 29 June 271–308
   * mm in the cities of the north, with peaks on 2–4 and 6–8 July (People's Daily Online, 8 and 9 July 2020); for
   * 8–10 July 70–160 mm in the north and 5–20 mm in the south were forecast. The rain until
   * 28 March, how much of the season falls in which weeks and the share of each day are our own.
   */
  'flood-2020': {
    spells: [
      { from: '2020-01-01', to: '2020-03-28', share: [1.1, 1.1, 1.1] },
      { from: '2020-03-28', to: '2020-05-01', share: [0.74, 1.03, 0.78] },
      { from: '2020-05-01', to: '2020-06-01', share: [0.74, 1.03, 0.78] },
      { from: '2020-06-01', to: '2020-06-11', share: [1.1, 1.5, 1.25] },
      { from: '2020-06-11', to: '2020-06-21', share: [0.6, 0.9, 0.8] },
      { from: '2020-06-21', to: '2020-06-29', share: [1.2, 1.6, 1.7] },
      { from: '2020-07-11', to: '2020-07-22', share: [0.4, 0.8, 0.9] },
    ],
    storms: {
      '2020-06-29': [3, 6, 20],
      '2020-06-30': [2, 5, 15],
      '2020-07-01': [2, 5, 15],
      '2020-07-02': [1, 12, 45],
      '2020-07-03': [1, 10, 35],
      '2020-07-04': [0, 5, 25],
      '2020-07-05': [0, 5, 30],
      '2020-07-06': [0, 8, 45],
      '2020-07-07': [0, 10, 48],
      '2020-07-08': [1, 12, 52],
      '2020-07-09': [2, 18, 40],
      '2020-07-10': [3, 12, 15],
    },
  },
  /**
   * Published: 162 mm, 1.87 of the mean, from 21 January to 17 February 2022 (Jiangxi climate centre); 126.7 mm over
   * the basin from 17 to 21 June; half the mean from late June to 19 August (Xinhua, 20 August 2022), 40 % of it
   * since July, on 6 and on 23 September (the lake's hydrological centre); rain again from 24 March 2023. Wet to
   * mid-June, 40 % until the lake's lowest day, 17 November, the winter after it and the usual spring are our own. No
   * spell is so long that the lake would depend on the seed.
   */
  'drought-2022': {
    spells: [
      { from: '2022-01-01', to: '2022-01-21', share: [1, 1, 1] },
      { from: '2022-01-21', to: '2022-02-18', share: [1.87, 1.87, 1.87] },
      { from: '2022-02-18', to: '2022-04-15', share: [1.1, 1.1, 1.1] },
      { from: '2022-04-15', to: '2022-05-15', share: [1.1, 1.1, 1.1] },
      { from: '2022-05-15', to: '2022-06-05', share: [1.1, 1.1, 1.1] },
      { from: '2022-06-05', to: '2022-06-17', share: [1.1, 1.1, 1.1] },
      { from: '2022-06-22', to: '2022-07-01', share: [0.5, 0.5, 0.5] },
      { from: '2022-07-01', to: '2022-08-01', share: [0.4, 0.4, 0.4] },
      { from: '2022-08-01', to: '2022-09-01', share: [0.4, 0.4, 0.4] },
      { from: '2022-09-01', to: '2022-10-01', share: [0.4, 0.4, 0.4] },
      { from: '2022-10-01', to: '2022-11-18', share: [0.4, 0.4, 0.4] },
      { from: '2022-11-18', to: '2023-01-15', share: [0.7, 0.7, 0.7] },
      { from: '2023-01-15', to: '2023-02-05', share: [0.7, 0.7, 0.7] },
      { from: '2023-02-05', to: '2023-02-20', share: [0.7, 0.7, 0.7] },
      { from: '2023-02-20', to: '2023-03-24', share: [0.6, 0.6, 0.6] },
      { from: '2023-03-24', to: '2023-04-08', share: [1, 1, 1] },
      { from: '2023-04-08', to: '2023-04-24', share: [0.9, 0.9, 0.9] },
    ],
    storms: {
      '2022-06-17': [14, 20, 20],
      '2022-06-18': [20, 29, 29],
      '2022-06-19': [25, 35, 38],
      '2022-06-20': [22, 33, 37],
      '2022-06-21': [12, 16, 18],
    },
  },
};
