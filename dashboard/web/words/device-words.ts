/** The words of the page about how devices are, in Chinese. */
export const deviceZh = {
  device: '设备状况',
  deviceUnknown: '还没有这台设备的记录。',
  deviceSeen: '最近读数',
  seenLater: (age: string, later: string) => `${age}前 · 收到晚 ${later}`,
  seenAgo: (age: string) => `${age}前`,
  neverSeen: '从未收到',
  arrivalRate: '到报率（24 小时）',
  arrivalOf: (percent: string, came: number, due: number) => `${percent} · ${came} / ${due}`,
  battery: '电源电压',
  clockOffset: '时钟偏差',
  clockBehind: (span: string) => `报文晚于时标 ${span}`,
  clockAhead: (span: string) => `时标超前 ${span}`,
  clockNotKnown: '实时报文不足，未定',
  doubles: '重复报文（24 小时）',
  rejected: '拒收（24 小时）',
  none: '无',
  notReported: '未上报',
  seconds: (n: string) => `${n} 秒`,
  nothingOpen: '未发现异常。',
  sinceTime: (time: string) => `${time} 起`,
  whyNoData: (last: string, limit: string) =>
    `最后一次读数 ${last}，超过 ${limit}（三个时段）没有新数据。`,
  whyFrozen: '读数超过规定时长没有变化（质量控制“数值不变”）；有两个变化的读数即解除。',
  whyVoltage: (value: string, limit: string) =>
    `连续三次低于 ${limit} V，起始为 ${value} V；回升 0.4 V 即解除。`,
  whyClock: (offset: string, limit: string) =>
    `连续三个实时报文相差超过 ${limit}，起始${offset}；降到一半以下即解除。补报不计。`,
  deviceRules: '怎样判定',
  deviceRulesText:
    '到报率按登记的最短时段计，早晚半个时段不算缺；时钟偏差取最近实时报文收到时间与时标之差的中位数，断线后补报的不计；重复指内容已存的报文。这些说的是设备，不是水情。',
  deaf: (time: string) => `系统自 ${time} 起收不到任何测站，期间不判定各站缺报。`,
  onlyTroubled: (n: number) => `只看设备异常的 ${n} 站`,
  troubledMark: '设备异常',
  troubledRule: '小扳手表示设备有未结异常（缺报、数值不动、电压低、时钟不准），不是水情预警。',
};

/** The same in English. */
export const deviceEn: typeof deviceZh = {
  device: 'Device',
  deviceUnknown: 'Nothing is on record of this device yet.',
  deviceSeen: 'Last reading',
  seenLater: (age, later) => `${age} ago · came ${later} after`,
  seenAgo: (age) => `${age} ago`,
  neverSeen: 'never',
  arrivalRate: 'Arrived, 24 h',
  arrivalOf: (percent, came, due) => `${percent} · ${came} of ${due}`,
  battery: 'Supply voltage',
  clockOffset: 'Clock offset',
  clockBehind: (span) => `comes ${span} after its stamp`,
  clockAhead: (span) => `stamped ${span} ahead`,
  clockNotKnown: 'too few live packets',
  doubles: 'Doubled packets, 24 h',
  rejected: 'Rejected, 24 h',
  none: 'none',
  notReported: 'not reported',
  seconds: (n) => `${n} s`,
  nothingOpen: 'Nothing wrong was found.',
  sinceTime: (time) => `since ${time}`,
  whyNoData: (last, limit) =>
    `Last reading ${last}; nothing new for more than ${limit} (three intervals).`,
  whyFrozen:
    'Unmoved for longer than is natural (quality control: flat line). Two readings that moved end it.',
  whyVoltage: (value, limit) =>
    `Three readings below ${limit} V, the first ${value} V. It ends 0.4 V above.`,
  whyClock: (offset, limit) =>
    `Three live packets more than ${limit} off, the first ${offset}. It ends at half of that; what was sent later does not count.`,
  deviceRules: 'How this is judged',
  deviceRulesText:
    'Arrival is counted by the shortest registered interval; half an interval early or late is not missing. The clock offset is the median of arrival less stamp over the newest live packets; what waited for a broken line does not count. A double says what was stored already. All this is about the gear, not the water.',
  deaf: (time) =>
    `The house has heard nobody since ${time}: no station is judged silent meanwhile.`,
  onlyTroubled: (n) => `Only the ${n} with device trouble`,
  troubledMark: 'Device trouble',
  troubledRule:
    'The small spanner: something is open with the device (no data, frozen, battery low, clock off). It is no hydrological warning.',
};
