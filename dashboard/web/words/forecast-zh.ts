/** The words of the forecasts, in Chinese. */
export const forecastZh = {
  forecast: '预报',
  forecastMedian: '预报中位',
  forecastBands: '50 %、90 % 区间',
  forecastOf: (time: string) => `预报，${time} 起报`,
  issuedAt: (time: string) => `${time} 起报`,
  forecastStale: (time: string, age: string) =>
    `预报已过时：${time} 起报，已过 ${age}，不能代表现在。`,
  forecastAt: (value: string) => `预报 ${value}`,
  readBand: (share: string, from: string, to: string) => `${share} ${from}–${to}`,
  crestAt: (value: string) => `洪峰 ${value}`,
  earlierForecasts: '早先预报',
  earlierCount: (n: number, time: string) => `${n} 次，最早 ${time} 起报`,
  earlierNone: '没有更早的预报',
  earlierMore: '再往前',

  hoursBetween: (from: number, to: number) => `${from}–${to} 小时`,
  within: (duration: string) => `${duration}内`,
  atLeast: (duration: string) => `≥ ${duration}`,
  anyTime: '随时',
  notWithin: (days: string) => `${days}内不到`,
  willCrest: (time: string, value: string, from: string, to: string) =>
    `预计 ${time} 洪峰 ${value}（${from}–${to}）`,
  willReach: (line: string, range: string, percent: string) =>
    `预计 ${range}到${spaced(line)}（概率 ${percent}）`,
  mayReach: (line: string, earliest: string, percent: string) =>
    `最早 ${earliest}可能到${spaced(line)}（概率 ${percent}）`,
  mayReachNow: (line: string, percent: string) => `随时可能到${spaced(line)}（概率 ${percent}）`,
  willNotReach: (line: string, days: string) => `预计 ${days}内不到${spaced(line)}`,

  foreseenShort: (level: string) => `预报${level}`,
  foreseenLevel: (numeral: string, word: string) => `预报 ${numeral} ${word}`,
  foreseenCounted: '预报预警',
  foreseenRule: '虚线标记：预报将到该级，尚未实测到。',
  foreseenWarning: (numeral: string, hazard: string, percent: string) =>
    `预报：${numeral}级${hazard}预警，概率 ${percent}`,
  foreseenExpected: (time: string) => `预计 ${time} 到`,
  foreseenIssued: (station: string, numeral: string, hazard: string) =>
    `${station}：预报将达${numeral}级${hazard}预警，尚未实测到`,
  foreseenEnded: (station: string, hazard: string) => `${station}：${hazard}预报预警解除`,

  lead: '预见期',
  leadHours: (n: number) => `+${n} 小时`,
  quantiles: '分位数',
  exceedance: '到达概率',
  probability: '概率',
  reachedIn: '还有',
  reachedAlready: '已到',
  reachedNot: (days: string) => `${days}内不到`,

  skill: '预报可信吗',
  skillError: (hours: number, error: string) =>
    `预报 ${hours} 小时，十次有九次误差不超过 ±${error}`,
  skillBetter: (percent: string) => `比“照现值不变”好 ${percent}`,
  skillWorse: (percent: string) => `比“照现值不变”还差 ${percent}`,
  skillCoverage: (percent: string) => `模型自身的 90 % 区间罩住 ${percent}`,
  skillHeld: (hours: number, held: string, judged: string) =>
    `本模型在此发布并已应验的 ${hours} 小时预报 ${judged} 次，90 % 区间罩住 ${held} 次。`,
  skillStretch: (times: string) => `按以往应验情况，区间现为模型自身宽度的 ${times} 倍。`,
  gradeRule: '等级按 GB/T 22482 的合格率与确定性系数，两者取低。',
  skillSimulated: '模型数据：模拟。由模拟流域的数据训练并评定，对实测河流没有说明力。',
  skillObserved: '模型数据：实测。',
  skillInstead: (feature: string) =>
    `模型缺少输入“${feature}”，这次由“照现值不变”代替，下列评分不适用。`,
  skillNone: '模型的评分还没有到。',
  skillNoRain: '未用降雨预报：只知道起报前已落的雨，不知道之后的雨。',
  modelLabel: '模型',
  trainedAt: '训练',
  learnedSpan: '学习',
  verifiedSpan: '评定',
  issuesSpan: (from: string, to: string, n: string) => `${from} 至 ${to}，${n} 次起报`,
  judgedSpan: (from: string, to: string, n: string, all: string) =>
    `${from} 至 ${to}，${all} 次起报中匀取 ${n} 次`,
  warnsAt: '预警概率',
  warnsFrom: (percent: string) => `≥ ${percent}`,
  skillByLead: '各预见期的评分',
  skillRule:
    '误差：十次有九次不超过；CRPSS 对“照现值不变”，大于 0 为优；覆盖：模型自身的 90 % 区间罩住的比例，未按本地应验情况校正；QR：合格率；DC：确定性系数。所评各次预报，模型都没有学过。',
  scoreError: '误差',
  scoreCoverage: '覆盖',
  scoreGrade: '等级',
};

/** A space before figures and letters, as between them and Chinese characters everywhere. */
function spaced(name: string): string {
  return /^[\dA-Za-z]/.test(name) ? ` ${name}` : name;
}
