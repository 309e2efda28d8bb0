import type { Words } from '../../domain/words.ts';
import { RIVER_GAUGES } from './river-gauges.ts';
import { subBasinAt } from './sub-basin-at.ts';
import { SUB_BASINS, type SubBasinName } from './sub-basins.ts';

/** A part of the basin that drought and risk are told of: a river's land above the lake, the Gan's in three. */
export interface ReportedBasin {
  readonly id: string;
  readonly name: Words;
  readonly of: readonly SubBasinName[];
  /** The stations whose discharge is the water it sheds; of the lake all that flows in. */
  readonly outlets: readonly string[];
}

const GAN = { zh: '赣江', en: 'Gan' };

/** The seven rivers of the published table and the lake's own shores, upstream before downstream. */
export const REPORTED_BASINS: readonly ReportedBasin[] = [
  part('gan-upper', `${GAN.zh}上游`, `Upper ${GAN.en}`, ['xiashan', 'ganzhou']),
  part('gan-middle', `${GAN.zh}中游`, `Middle ${GAN.en}`, ['dongbei', 'jian', 'xiajiang']),
  part('gan-lower', `${GAN.zh}下游`, `Lower ${GAN.en}`, ['zhangshu', 'waizhou'], '62302250'),
  part('fu', '抚河', 'Fu', ['hongmen', 'nancheng', 'liaojiawan', 'lijiadu'], '62402400'),
  part('xin', '信江', 'Xin', ['yiyang', 'guixi', 'meigang'], 'meigang'),
  part('lean', '乐安河', "Le'an", ['hushan', 'shizhenjie'], 'hushan'),
  part('chang', '昌江', 'Chang', ['dufengkeng', 'guxiandu'], 'dufengkeng'),
  part('xiu', '修水', 'Xiu', ['qiujin', 'yongxiu'], 'qiujin'),
  part('liao', '潦河', 'Liao', ['wanjiabu'], '62517400'),
  part(
    'lake',
    '鄱阳湖区',
    'Lake and shores',
    ['dean', 'southShore', 'eastShore', 'lakeBed'],
    ...seven(),
  ),
];

/** Where a station counts: that of its river's gauge, else that of the land around it. */
export function reportedBasinOf(station: {
  readonly id: string;
  readonly lon: number;
  readonly lat: number;
}): ReportedBasin {
  const land = RIVER_GAUGES[station.id]?.at ?? subBasinAt(station);
  return REPORTED_BASINS.find(({ of }) => of.includes(land)) as ReportedBasin;
}

/** The middle of its land, degrees: where a mark may stand. */
export function seatOf({ of }: ReportedBasin): { lon: number; lat: number } {
  const all = of.reduce((sum, name) => sum + SUB_BASINS[name].area, 0);
  const mean = (what: 'lon' | 'lat') =>
    of.reduce((sum, name) => sum + (SUB_BASINS[name][what] * SUB_BASINS[name].area) / all, 0);
  return { lon: mean('lon'), lat: mean('lat') };
}

/** 五河七口: the stations where the five rivers enter the lake (the phrase is published, the list general knowledge). */
function seven(): readonly string[] {
  return ['62302250', '62402400', 'meigang', 'hushan', 'dufengkeng', 'qiujin', '62517400'];
}

function part(
  id: string,
  zh: string,
  en: string,
  of: readonly SubBasinName[],
  ...outlets: readonly string[]
): ReportedBasin {
  return { id, name: { zh, en }, of, outlets };
}
