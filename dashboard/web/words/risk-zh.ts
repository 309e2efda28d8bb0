import type { RiskPartKey } from '../../../domain/risk.ts';

/** The words of drought, low water and risk, in Chinese. */
export const riskZh = {
  subBasin: '分区',
  subBasinsCounted: '区',
  subBasins: (n: number, all: number) => (n === all ? `${n} 个分区` : `${n} / ${all} 个分区`),
  noAssessment: '还没有评估：预报间每小时评估一次。',
  gradeNone: '无',
  gradeUnknown: '未知',
  notKnown: '未知',
  because: (why: string) => `未知：${why}`,
  partly: (why: string) => `部分未知：${why}`,
  riskPart: (part: RiskPartKey): string => PARTS[part],
  riskBy: (parts: string) => `主要来自${parts}`,
  droughtShort: '干旱',
  listAnd: '、',
  compositeRisk: '综合风险',
  compositeRule: '综合等级取四项中最重的一项。',
  risk: '综合风险',
  droughtTitle: '干旱',
  droughtRule: '等级取 MCI 与 30 天来水距平中较重者；其余指标供参考。',
  measure: '指标',
  grade: '等级',
  input: '依据',
  against: (value: string) => `阈值 ${value}`,
  asOf: (time: string) => `截至 ${time}`,
  modelSimulated: '模型数据：模拟',
  modelReplay: '来自历史回放',
  referenceYears: (from: number, to: number) => `对比 ${from}–${to} 年`,
  referenceSimulated: (from: number, to: number) =>
    `对比模拟流域的 30 年气候（${from}–${to}，模拟）`,
  outlineNote: '分区界线按规则绘制，不是勘测的分水岭。',
  lowWaterCard: '枯水',
  lowWaterToday: (stage: string) => `日平均 ${stage} m`,
  lowWaterLine: '线',
  lowWaterDays: '今年已低于',
  lowWaterOfDays: (below: number, known: number) => `${below} 天（已知 ${known} 天）`,
  lowWaterWeeks: '周平均水位低于该线的概率',
  lowWaterWeek: (week: number) => `第 ${week} 周`,
  lowWaterUsual: (percent: string) => `常年 ${percent}`,
  lowWaterSkill: '评分',
  skillNote: (issues: string) =>
    `Brier 技巧评分：1 为完美，0 为不比对方好。逐年留一检验，共 ${issues} 次；对气候 / 对持续性。四周以外不作预报。`,
  lowWaterFalls: (date: string, range: string) => `预计 ${date} 跌破（${range}）`,
  lowWaterRises: (date: string, range: string) => `预计 ${date} 回升到线上（${range}）`,
  fallsUnlikely: (percent: string) => `28 天内跌破的概率 ${percent}`,
  risesUnlikely: (percent: string) => `28 天内回升到线上的概率 ${percent}`,
  belowSince: (date: string) => `${date} 起低于此线`,
  usualFall: (date: string, range: string, reached: number, years: number) =>
    `常年首次跌破 ${date}（${range}；${years} 年中 ${reached} 年），不是预报`,
};

const PARTS: Readonly<Record<RiskPartKey, string>> = {
  flood: '洪水',
  drought: '干旱',
  geological: '地质灾害',
  agricultural: '农业',
};
