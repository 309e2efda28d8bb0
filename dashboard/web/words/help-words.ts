/** The words of the page of marks and keys, in Chinese. */
export const helpZh = {
  marks: '标记',
  marksRule: '级别用颜色、形状、数字和文字一起表示。枯水用同样的级别，标记朝下，外缘断续。',
  markStale: '空心：数据过时',
  markSuspect: '问号：读数可疑',
  markNone: '叉：没有数据',
  keyboard: '键盘',
};

/** The same in English. */
export const helpEn: typeof helpZh = {
  marks: 'Marks',
  marksRule:
    'A level is told by colour, shape, numeral and word together. Low water has the same levels, the marks pointing down, with a broken edge.',
  markStale: 'Hollow: the data are stale',
  markSuspect: 'Question mark: the reading is suspect',
  markNone: 'Cross: no data',
  keyboard: 'Keyboard',
};
