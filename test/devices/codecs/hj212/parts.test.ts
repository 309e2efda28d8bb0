import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hj212 } from '../../../../devices/codecs/hj212/hj212.ts';
import { frameOf } from './decoded.ts';

const context = { device: '' };
const AREA = 'DataTime=20160801080000;w00000-Cou=63.0,w00000-Flag=N;w01018-Avg=40.1,w01018-Flag=N';

describe('a message in parts', () => {
  test('with a time in each, as the standard has it, gives the readings of all', () => {
    const parts = [AREA, 'DataTime=20160801080000;w01001-Avg=7.1,w01001-Flag=D'];
    expect(valuesOf(parts)).toEqual(['w00000-Cou=63', 'w01018-Avg=40.1', 'w01001-Avg=7.1 fault']);
  });

  test('cut anywhere gives what it gives whole', () => {
    const whole = valuesOf([AREA]);
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(AREA.length), { maxLength: 3 }), (cuts) => {
        const ends = [...cuts.toSorted((a, b) => a - b), AREA.length];
        const parts = ends.map((end, i) => AREA.slice(i === 0 ? 0 : ends[i - 1], end));
        expect(valuesOf(parts)).toEqual(whole);
      }),
      { seed: 212 },
    );
  });

  test('cut between two fields, the separator lost, gives what it gives whole', () => {
    const [head = '', ...rest] = AREA.split(';w01018');
    expect(valuesOf([head, `w01018${rest.join('')}`])).toEqual(valuesOf([AREA]));
  });

  test('is refused where a part is missing, doubled or of another message', () => {
    const [one, two, other] = [part(AREA, 1, 2), part(AREA, 2, 2), part(AREA, 2, 3)];
    for (const frames of [one + one, two + one, one + other]) {
      expect(hj212.decode(Buffer.from(frames), context)).toMatchObject({ ok: false });
    }
  });

  test('each part is known as one, and reads alone where it bears its time', () => {
    const frame = Buffer.from(part(AREA, 1, 2));
    expect(hj212.partOf?.(frame, context)).toEqual({ message: 'A1/2061/2', total: 2, number: 1 });
    expect(hj212.decode(frame, context)).toMatchObject({
      ok: true,
      packet: { total: 2, number: 1 },
    });
    expect(
      hj212.partOf?.(Buffer.from(frameOf('ST=21;CN=2011;MN=A1;CP=&&&&')), context),
    ).toBeUndefined();
  });
});

function part(area: string, number: number, total: number): string {
  const head = `QN=2016080108585753${number};ST=32;CN=2061;PW=123456;MN=A1;Flag=7`;
  return frameOf(`${head};PNUM=${total};PNO=${number};CP=&&${area}&&`);
}

function valuesOf(areas: readonly string[]): string[] {
  const frames = areas.map((area, i) => part(area, i + 1, areas.length)).join('');
  const decoded = hj212.decode(Buffer.from(frames), context);
  if (!decoded.ok) throw new Error(`${decoded.reason} at ${decoded.at}`);
  return decoded.readings.map(({ element, value, doubt }) =>
    [`${element}=${value}`, ...(doubt ? [doubt] : [])].join(' '),
  );
}
