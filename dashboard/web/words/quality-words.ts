import type { Flag, Reason } from '../../../domain/quality.ts';
import type { RejectReason } from '../../../domain/reject.ts';
import type { Words } from '../../../domain/words.ts';

/** What each quality flag means, in one word. */
export const FLAG_WORDS: Record<Flag, Words> = {
  1: { zh: '良好', en: 'good' },
  2: { zh: '未检', en: 'not evaluated' },
  3: { zh: '可疑', en: 'suspect' },
  4: { zh: '不合格', en: 'failed' },
  9: { zh: '缺测', en: 'missing' },
};

/** Why a flag is not "good", for a column. */
export const REASON_WORDS: Record<Reason, Words> = {
  missing: { zh: '缺测', en: 'missing' },
  gross_range: { zh: '超范围', en: 'out of range' },
  usual_range: { zh: '少见值', en: 'unusual' },
  rate_of_change: { zh: '变化过快', en: 'too fast' },
  spike: { zh: '尖峰', en: 'spike' },
  flat_line: { zh: '读数不动', en: 'stuck' },
  no_limits: { zh: '未检验', en: 'unchecked' },
  stopped: { zh: '停运', en: 'stopped' },
  maintenance: { zh: '维护', en: 'maintenance' },
  calibration: { zh: '校准', en: 'calibration' },
  fault: { zh: '仪器故障', en: 'faulty' },
  no_contact: { zh: '通信异常', en: 'no contact' },
  manual: { zh: '人工值', en: 'set by hand' },
  over_range: { zh: '超量程', en: 'over range' },
  other_mark: { zh: '仪器标记', en: 'marked' },
};

/** The same, for a sentence. */
export const REASON_SENTENCES: Record<Reason, Words> = {
  missing: { zh: '传感器报缺测', en: 'the sensor said "no value"' },
  gross_range: {
    zh: '超出传感器或自然界可能的范围',
    en: 'outside what the sensor or nature can give',
  },
  usual_range: { zh: '超出本站常见范围', en: 'outside what this station usually gives' },
  rate_of_change: { zh: '变化过快', en: 'changed too fast' },
  spike: { zh: '孤立尖峰', en: 'apart from both its neighbours' },
  flat_line: { zh: '长时间不变', en: 'unchanged for too long' },
  no_limits: { zh: '没有可用的检验界限', en: 'no limits to check against' },
  stopped: { zh: '仪器标明停运', en: 'the instrument was not running' },
  maintenance: { zh: '仪器标明维护中', en: 'somebody was at work on the instrument' },
  calibration: { zh: '仪器标明校准中', en: 'the instrument was being calibrated' },
  fault: { zh: '仪器标明自身故障', en: 'the instrument says that it is faulty' },
  no_contact: { zh: '采集器与仪器通信异常', en: 'the logger could not reach the instrument' },
  manual: { zh: '人工设定的值', en: 'a person set the value' },
  over_range: { zh: '超出仪器量程', en: 'more than the instrument can measure' },
  other_mark: { zh: '带有厂家自定的标记', en: "marked by a word of the maker's own" },
};

/** Why a frame or a reading was rejected. */
export const REJECT_WORDS: Record<RejectReason, Words> = {
  undecodable: { zh: '解不开', en: 'undecodable' },
  unknown_codec: { zh: '规约不识', en: 'unknown codec' },
  unknown_station: { zh: '测站未登记', en: 'unknown station' },
  unknown_series: { zh: '要素未登记', en: 'unknown series' },
  wrong_station: { zh: '报文站址不符', en: 'wrong station' },
  wrong_unit: { zh: '单位不符', en: 'wrong unit' },
  clock_future: { zh: '时钟超前', en: 'clock ahead' },
  clock_past: { zh: '时钟过早', en: 'clock behind' },
  refused_by_store: { zh: '存储拒收', en: 'refused by the store' },
};
