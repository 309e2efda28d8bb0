import fc from 'fast-check';
import { expect, test } from 'vitest';
import { acknowledgementOf } from '../../../../devices/codecs/hj212/acknowledge.ts';
import { encodeHj212, encodeHj212Data } from '../../../../devices/codecs/hj212/encode.ts';
import { decoded, frameOf } from './decoded.ts';

const HEAD = 'PW=123456;MN=010000A8900016F000169DC0';

test.each([
  [`QN=20160801085857223;ST=32;CN=2061;${HEAD};Flag=5`, 'CN=9014', 'Flag=4'],
  [`QN=20160801085857223;ST=32;CN=2011;${HEAD};Flag=9`, 'CN=9014', 'Flag=8'],
  [`QN=20160801085857223;ST=32;CN=1013;${HEAD};Flag=5`, 'CN=9013', 'Flag=4'],
  [`QN=20160801085857223;ST=32;CN=9015;${HEAD};Flag=9`, 'CN=9013', 'Flag=8'],
])('%s is acknowledged by %s and %s', (head, cn, flag) => {
  const answer = acknowledge(`${head};CP=&&&&`);
  expect(answer).toBe(frameOf(`QN=20160801085857223;ST=91;${cn};${HEAD};${flag};CP=&&&&`));
});

test('data are acknowledged by the frame of the standard', () => {
  expect(acknowledge(`QN=20160801085857223;ST=32;CN=2011;${HEAD};Flag=5;CP=&&&&`)).toBe(
    `##0087QN=20160801085857223;ST=91;CN=9014;${HEAD};Flag=4;CP=&&&&3240\r\n`,
  );
});

test.each([
  ['no answer is wanted', `QN=20160801085857223;ST=32;CN=2011;${HEAD};Flag=4`],
  ['a gear of 2005 knows none', `ST=32;CN=2011;${HEAD}`],
  ['no number can be repeated', `QN=now;ST=32;CN=2011;${HEAD};Flag=5`],
  ['it is an answer itself', `QN=20160801085857223;ST=91;CN=9012;${HEAD};Flag=5`],
  ['it is a request', `QN=20160801085857223;ST=32;CN=1062;${HEAD};Flag=5`],
])('a message is not acknowledged where %s', (_, head) => {
  expect(acknowledge(`${head};CP=&&&&`)).toBeUndefined();
});

function acknowledge(segment: string): string | undefined {
  const bytes = acknowledgementOf(Buffer.from(frameOf(segment)));
  return bytes && Buffer.from(bytes).toString();
}

test('a segment that four digits cannot count is not written', () => {
  const message = { qn: 0, st: '21', cn: '2011', password: '', mn: '', flag: 4 };
  expect(() => encodeHj212({ ...message, qn: 9e11, area: 'x'.repeat(10_000) })).toThrow(RangeError);
  expect(() => encodeHj212({ ...message, area: '' })).toThrow(RangeError); // 1970
});

test('what is encoded is decoded', () => {
  fc.assert(
    fc.property(report(), ({ head, time, factors }) => {
      const frame = encodeHj212({ ...head, area: encodeHj212Data(time, factors) });
      const { readings, ...rest } = decoded(frame);
      const { packet } = head;
      expect(rest).toEqual({
        ok: true,
        station: head.mn,
        function: head.cn,
        direction: 'up',
        serial: head.qn,
        ...(packet && { packet }),
      });
      expect(readings.map(({ element, value }) => [element, value])).toEqual(
        factors.flatMap(({ code, values }) =>
          Object.entries(values).map(([kind, value]) => [`${code}-${kind}`, value]),
        ),
      );
      expect(readings.every((reading) => reading.time === time)).toBe(true);
    }),
    { numRuns: 1_000, seed: 212 },
  );
});

function report() {
  const packet = fc.integer({ min: 1, max: 99 }).map((number) => ({ total: 99, number }));
  return fc.record({
    head: fc.record(
      {
        qn: moment(1),
        st: fc.constantFrom('21', '22', '31', '32'),
        cn: fc.constantFrom('2011', '2051', '2061', '2031'),
        password: fc.stringMatching(/^[0-9a-zA-Z]{6}$/),
        mn: fc.stringMatching(/^[0-9A-F]{24}$/),
        flag: fc.constantFrom(4, 5, 8, 9),
        packet,
      },
      { requiredKeys: ['qn', 'st', 'cn', 'password', 'mn', 'flag'] },
    ),
    time: moment(1_000),
    factors: fc.array(
      fc.record({
        code: fc.stringMatching(/^[aw]\d{5}$/),
        values: fc.dictionary(fc.constantFrom('Rtd', 'Avg', 'Min', 'Max', 'ZsAvg'), number()),
        mark: fc.constantFrom('N', 'D', 'T'),
      }),
      { maxLength: 12 },
    ),
  });
}

/** From 2000 to 2099 in Beijing, in whole steps. */
function moment(step: number) {
  const [first, last] = [
    Date.parse('2000-01-01T00:00+08:00'),
    Date.parse('2099-12-31T23:59+08:00'),
  ];
  return fc.integer({ min: first / step, max: last / step }).map((count) => count * step);
}

function number() {
  const finite = fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0);
  return fc.option(finite, { nil: null });
}
