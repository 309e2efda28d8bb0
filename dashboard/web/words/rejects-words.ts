/** The words of the page of rejects and of the house's health, in Chinese. */
export const rejectsZh = {
  rejects: '拒收',
  rejectsTitle: '拒收的报文与读数',
  rejectsIntro: '解不开、对不上号或时钟不对的，都留在这里，附原因与原始字节，没有丢弃。',
  all: '全部',
  receivedAt: '收到',
  detail: '说明',
  bytes: (n: number) => `${n} 字节`,
  more: '更多',
  noRejects: '没有拒收。',
  stampedAt: (time: string) => `自带时间 ${time}`,
  back: '返回',
  loadFailed: '取数失败，请稍后再试。',
  health: '系统',
  healthOk: '正常',
  healthDegraded: '有故障',
  healthUnknown: '不明',
  lag: (topic: string, n: number) => `${topic} 待处理 ${n}`,
};

/** The same in English. */
export const rejectsEn: typeof rejectsZh = {
  rejects: 'Rejects',
  rejectsTitle: 'Rejected frames and readings',
  rejectsIntro:
    'What could not be decoded, matched or dated is kept here with its reason and its bytes. Nothing is thrown away.',
  all: 'All',
  receivedAt: 'Received',
  detail: 'Detail',
  bytes: (n) => `${n} bytes`,
  more: 'More',
  noRejects: 'Nothing was rejected.',
  stampedAt: (time) => `stamped ${time}`,
  back: 'Back',
  loadFailed: 'Loading failed. Please try again later.',
  health: 'System',
  healthOk: 'ok',
  healthDegraded: 'degraded',
  healthUnknown: 'unknown',
  lag: (topic, n) => `${topic}: ${n} waiting`,
};
