/** What stands in the body of an uplink message behind its serial number and time. */
export interface Body {
  /** groups: elements and numbers · version: a length and text · none: settings, counters, works: nothing to read */
  readonly kind: 'groups' | 'version' | 'none';
  /** A station's address is followed by its class code. */
  readonly hasClass: boolean;
  /** Behind a time step the numbers of one element follow each other. */
  readonly isSeries: boolean;
  /** Text or a picture: a part of it says all that it can say. */
  readonly isDocument: boolean;
}

/** The body of that function (SL 651-2014 table B.1, 6.6.4); undefined for codes that are reserved or a maker's own. */
export function bodyOf(code: number): Body | undefined {
  return BODIES[code];
}

const REPORT: Body = { kind: 'groups', hasClass: true, isSeries: false, isDocument: false };
const SERIES: Body = { ...REPORT, isSeries: true };
const DOCUMENT: Body = { ...REPORT, isDocument: true };
const BARE: Body = { ...REPORT, hasClass: false };
const VERSION: Body = { ...BARE, kind: 'version' };
const NONE: Body = { ...BARE, kind: 'none' };

const BODIES: Readonly<Record<number, Body>> = {
  47: NONE, // the link is kept alive
  48: REPORT, // test
  49: SERIES, // at an even time step
  50: REPORT, // timed
  51: REPORT, // additional, by event
  52: REPORT, // hourly
  53: DOCUMENT, // written by hand
  54: DOCUMENT, // picture
  55: REPORT, // now, as asked
  56: SERIES, // a period, as asked
  57: DOCUMENT, // written by hand, as asked
  58: REPORT, // some elements, as asked
  64: NONE, // basic settings, written
  65: NONE, // basic settings, read
  66: NONE, // running parameters, written
  67: NONE, // running parameters, read
  68: REPORT, // pump motors
  69: VERSION,
  70: BARE, // state and alarms
  71: NONE, // store emptied
  72: NONE, // factory settings
  73: NONE, // password
  74: NONE, // clock set
  75: BARE, // IC card
  76: NONE, // pumps
  77: NONE, // valves
  78: NONE, // gates
  79: NONE, // quota
  80: NONE, // event counters
  81: NONE, // clock read
};
