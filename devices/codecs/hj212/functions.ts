/** What a message of a function is to be answered with: 9013 a notice, 9014 data; a request needs its own answer. */
export type Answer = '9013' | '9014' | undefined;

/** Whether messages of that function carry measurements (HJ 212-2017 6.6.5.1: 2000 to 2999 are of data). */
export function isOfData(cn: string): boolean {
  return cn.startsWith('2');
}

/** Which way a message of that function goes (table 9); undefined where the centre asks by what the station answers. */
export function directionOf(cn: string): 'up' | 'down' | undefined {
  if (DOWN.has(cn)) return 'down';
  return UP.has(cn) ? 'up' : undefined;
}

/** With what a message that wants an answer is acknowledged. */
export function answerTo(cn: string): Answer {
  if (NOTICES.has(cn)) return '9013';
  if (cn.startsWith('9') || DOWN.has(cn)) return undefined;
  return '9014';
}

/** Settings, calibration and sampling; of 2025: 1002, 3022, 3024. Two notices (2012, 2022) stop what was asked for. */
const DOWN = new Set(
  '1000 1002 1012 1062 1064 1072 2012 2022 3011 3012 3013 3014 3016 3021 3022 3024'.split(' '),
);

/** Clock calibration wanted, start of the logger, answers and results; of 2025: 1001, 2111, 9015 heartbeat. */
const UP = new Set('1001 1013 2081 2111 9011 9012 9015'.split(' '));

/** 通知命令. Of 2025, as implementations have it: hardware number 1001, new key 1014, heartbeat 9015. */
const NOTICES = new Set('1001 1013 1014 2012 2022 9015'.split(' '));
