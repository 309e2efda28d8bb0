import type { Language } from './language.ts';

/** What is wrong with a cell, as the house says it in English; its numbers and names are kept. */
const IN_CHINESE: readonly (readonly [RegExp, string])[] = [
  [/^a number$/, '须为数'],
  [/^at least (.+)$/, '不小于 $1'],
  [/^at most (.+)$/, '不大于 $1'],
  [/^one of (.+)$/, '须为其中之一：$1'],
  [/^letters, digits, "-" and "_" only, at most 64$/, '只用字母、数字、- 和 _，至多 64 个'],
  [/^mqtt or tcp$/, '须为 mqtt 或 tcp'],
  [/^a whole number of seconds$/, '须为整秒数'],
  [/^this must not be empty$/, '不能为空'],
  [/^this column is missing$/, '缺这一列'],
  [/^no column, or there twice: (.+)$/, '没有这一列，或出现两次；可用的列：$1'],
  [/^a header and a row for each sensor$/, '须有表头，并且每个传感器一行'],
  [
    /^"(.*)" is not what an earlier row says of (.+): "(.*)"$/,
    '“$1”与前面一行对 $2 的说法“$3”不一致',
  ],
  [/^(.+) has (.+) twice$/, '$1 的 $2 出现两次'],
  [/^no observed property is called "(.*)"$/, '没有叫“$1”的观测要素'],
  [/^frames of "(.*)" are of (.+) already$/, '“$1”的报文已归 $2'],
  [/^"(.*)" is an account already: (.+)$/, '“$1”已是账号：$2'],
  [/^for the door tcp alone$/, '只用于 tcp 入口'],
  [/^not above the warning stage, (.+)$/, '须高于警戒水位 $1'],
  [/^"(.*)" cannot be turned into (.+)$/, '单位“$1”不能换算成 $2'],
];

/** The same sentence in the language of the page; one that is not known stays as it is. */
export function importProblem(why: string, language: Language): string {
  if (language === 'en') return why;
  const known = IN_CHINESE.find(([said]) => said.test(why));
  return known ? why.replace(known[0], known[1]) : why;
}
