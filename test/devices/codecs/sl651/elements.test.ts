import { expect, test } from 'vitest';
import {
  elementLedBy,
  elementNamed,
  extension,
} from '../../../../devices/codecs/sl651/elements.ts';
import { encodeSl651Report } from '../../../../devices/codecs/sl651/encode.ts';
import { propertyOf } from '../../../../domain/property.ts';
import { toCanonical } from '../../../../domain/unit.ts';
import { readingsOf } from './readings-of.ts';

/** Table C.1 of the standard in the order of its lead bytes, 01 to 75 and F4 to FC. */
const TABLE =
  `AC AI C DRxnn DT ED EJ FL GH GN GS GT GTP H HW M10 M20 M30 M40 M50 M60 M80 M100 MST NS P1 P2 P3 P6 P12
  PD PJ PN01 PN05 PN10 PN30 PR PT Q Q1 Q2 Q3 Q4 Q5 Q6 Q7 Q8 QA QZ SW UC UE US VA VJ VT Z ZB ZU Z1 Z2 Z3 Z4 Z5 Z6 Z7 Z8
  SQ ZT pH DO COND TURB CODMN REDOX NH4N TP TN TOC CU ZN SE AS THG CD PB CHLA WP1 WP2 WP3 WP4 WP5 WP6 WP7 WP8 SYL1 SYL2
  SYL3 SYL4 SYL5 SYL6 SYL7 SYL8 SBL1 SBL2 SBL3 SBL4 SBL5 SBL6 SBL7 SBL8 VTA VTB VTC VIA VIB VIC`.split(
    /\s+/,
  );
const HOURS = ['DRP', 'DRZ1', 'DRZ2', 'DRZ3', 'DRZ4', 'DRZ5', 'DRZ6', 'DRZ7', 'DRZ8'];
const ALL = [...TABLE, ...HOURS].map((id) => elementNamed(id));

test('every row of the table has its lead byte', () => {
  expect(TABLE.map((_, i) => elementLedBy(i + 1)?.id)).toEqual(TABLE);
  expect(HOURS.map((_, i) => elementLedBy(i + 0xf4)?.id)).toEqual(HOURS);
});

test('the bytes between, and those behind FF, are makers’ own elements, named as they are', () => {
  for (let lead = 0x76; lead <= 0xef; lead++) {
    const id = lead.toString(16).toUpperCase();
    const isTaken = TABLE.includes(id); // AC, CD and ED are also the standard's
    expect(elementLedBy(lead)).toMatchObject({
      id: isTaken ? `${id}H` : id,
      unit: undefined,
      property: undefined,
    });
  }
  expect(extension(0x0a)).toMatchObject({ id: 'FF0A', unit: undefined, property: undefined });
});

test('guides are no elements', () => {
  for (const lead of [0x00, 0xf0, 0xf1, 0xf2, 0xf3, 0xfd, 0xff]) {
    expect(elementLedBy(lead)).toBeUndefined();
  }
});

test('what means a property comes in a unit that can become the property’s', () => {
  const mapped = ALL.filter((element) => element?.property !== undefined && element.id !== 'UC');
  expect(mapped.length).toBeGreaterThan(30);
  for (const element of mapped) {
    const property = propertyOf(element?.property ?? '');
    expect(toCanonical(1, element?.unit ?? '', property?.unit ?? ''), element?.id).toBe(1);
  }
});

test.each([
  [1, 0],
  [2, 22.5],
  [5, 90],
  [9, 180],
  [13, 270],
  [16, 337.5],
])('wind from point %i of sixteen blows from %d degrees', (point, degrees) => {
  const { unit, property } = elementNamed('UC') ?? {};
  expect(toCanonical(point, unit ?? '', propertyOf(property ?? '')?.unit ?? '')).toBe(degrees);
});

test.each(TABLE)('%s is read as it is written', (id) => {
  const { digits = 0, decimals = 0, unit, form } = elementNamed(id) ?? {};
  const most =
    form === 'bits' ? 4_294_967_294 : Number(`${digitOf(id).repeat(digits)}e-${decimals}`);
  const time = Date.parse('2026-07-01T08:00:00+08:00');
  const frame = encodeSl651Report({
    functionCode: 0x32,
    centre: 1,
    station: '0062601200',
    serial: 1,
    sent: time,
    stationClass: 'K',
    groups: [{ time, elements: [{ id, value: most }] }],
  });
  expect(readingsOf(frame)).toEqual([`26-07-01 08:00 ${id}=${most} ${unit}`]);
});

/** A wind has sixteen directions only. */
function digitOf(id: string): string {
  return id === 'UC' ? '1' : '7';
}
