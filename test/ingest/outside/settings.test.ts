import { expect, test } from 'vitest';
import { readBrokerSettings } from '../../../ingest/outside/settings.ts';

test('an address says where the broker is and who we are to it; the rest has defaults', () => {
  expect(
    readBrokerSettings('mqtt://poyang-ingest@broker.example?passwordFile=%2Frun%2Fsecret'),
  ).toEqual({
    protocol: 'mqtt',
    host: 'broker.example',
    port: 1883,
    user: 'poyang-ingest',
    passwordFile: '/run/secret',
    client: 'poyang-ingest',
    inFlight: 1000,
    sessionDays: 30,
    leave: false,
  });
  expect(
    readBrokerSettings(
      'mqtts://[::1]?ca=/ca.pem&cert=/c.pem&key=/k.pem&group=g&client=i-1&inFlight=9',
    ),
  ).toMatchObject({ host: '::1', port: 8883, group: 'g', client: 'i-1', inFlight: 9 });
});

test.each([
  ['http://broker', 'http:'],
  ['broker', 'no address'],
  ['mqtt://', 'host'],
  ['mqtt://me:secret@broker', 'passwordFile=FILE'],
  ['mqtt://broker?inFlight=0', 'inFlight'],
  ['mqtt://broker?inFlight=70000', 'inFlight'],
  ['mqtt://broker?client=a/b', 'client'],
  ['mqtt://broker?pasword=x', 'pasword'],
  ['mqtt://broker?leave=perhaps', 'leave'],
])('%s is refused with the name of what is wrong', (address, part) => {
  expect(() => readBrokerSettings(address)).toThrow(
    expect.objectContaining({ code: 'CONFIG', message: expect.stringContaining(part) }),
  );
});
