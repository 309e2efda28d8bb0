import { describe, expect, test } from 'vitest';
import { codecNamed } from '../../../devices/codecs/codecs.ts';
import { said } from './said.ts';

/** Messages as their makers' documents print them; the names of things are ours where theirs are no water's. */
describe.each<[codec: string, message: unknown, readings: string[]]>([
  [
    'thingsboard',
    { temperature: 22.5, key2: true, key3: 'v' },
    ['now temperature=22.5', 'now key2=1'],
  ],
  [
    'thingsboard', // thingsboard.io/docs/reference/mqtt-api
    { ts: 1451649600512, values: { stage: 19.03, rainfall: null } },
    [
      '2016-01-01T12:00:00.512Z stage=19.03 (stage)',
      '2016-01-01T12:00:00.512Z rainfall=null (rainfall)',
    ],
  ],
  [
    'thingsboard', // …/gateway-api/telemetry
    {
      'Device A': [
        { ts: 1483228800000, values: { temperature: 42, humidity: 80 } },
        { ts: 1483228801000, values: { temperature: 43 } },
      ],
      'Device B': [{ values: { temperature: 42 } }],
    },
    [
      '2017-01-01T00:00:00.000Z temperature=42 of Device A',
      '2017-01-01T00:00:00.000Z humidity=80 (humidity) of Device A',
      '2017-01-01T00:00:01.000Z temperature=43 of Device A',
      'now temperature=42 of Device B',
    ],
  ],
  [
    'alink', // help.aliyun.com/document_detail/89301
    {
      id: '123',
      version: '1.0',
      sys: { ack: 0 },
      params: {
        Power: { value: 'on', time: 1524448722000 },
        WF: { value: 23.6, time: 1524448722000 },
        stage: 19.03,
      },
      method: 'thing.event.property.post',
    },
    ['2018-04-23T01:58:42.000Z WF=23.6', 'now stage=19.03 (stage)'],
  ],
  [
    'alink',
    {
      id: '1',
      params: {
        properties: {
          WF: [
            { value: 1, time: 1524448722000 },
            { value: 2, time: 1524448723000 },
          ],
        },
        events: { alarm: { value: { level: 3 } } },
        subDevices: [
          { identity: { productKey: 'k', deviceName: 'A' }, properties: { stage: [{ value: 5 }] } },
        ],
      },
      method: 'thing.event.property.pack.post',
    },
    ['2018-04-23T01:58:42.000Z WF=1', '2018-04-23T01:58:43.000Z WF=2', 'now stage=5 (stage) of A'],
  ],
  ['alink', { params: { level: 3 }, method: 'thing.event.alarm.post' }, []],
  [
    'onenet', // its scripts' examples: values in quotes
    {
      id: '1001',
      version: '1.0',
      params: { power: { value: '30.5', time: 1524448722123 } },
      method: 'thing.property.post',
    },
    ['2018-04-23T01:58:42.123Z power=30.5'],
  ],
  [
    'onenet',
    {
      id: '1001',
      params: [
        {
          identity: { productID: 'p', deviceName: 'd1' },
          properties: { power: [{ value: '30.5', time: 1524448722123 }] },
          events: { alarm: { value: { level: 1 } } },
        },
      ],
      method: 'thing.history.post',
    },
    ['2018-04-23T01:58:42.123Z power=30.5 of d1'],
  ],
  [
    'huawei', // support.huaweicloud.com, iot_06_v5_3010
    {
      services: [
        {
          service_id: 'Temperature',
          properties: { value: 57, value2: 60 },
          event_time: '20151212T121212Z',
        },
        {
          service_id: 'Water',
          properties: { stage: 19.03 },
          event_time: '2020-08-12T12:12:12.333Z',
        },
        { service_id: 'Battery', properties: { level: 80 }, event_time: 'yesterday' },
      ],
    },
    [
      '2015-12-12T12:12:12.000Z Temperature.value=57',
      '2015-12-12T12:12:12.000Z Temperature.value2=60',
      '2020-08-12T12:12:12.333Z Water.stage=19.03 (stage)',
      'now Battery.level=80',
    ],
  ],
  [
    'huawei', // of a gateway, iot_06_v5_3006
    { devices: [{ device_id: 'A', services: [{ service_id: 'W', properties: { stage: 1 } }] }] },
    ['now W.stage=1 (stage) of A'],
  ],
  [
    'the-things-stack', // thethingsindustries.com/docs/integrations/data-formats
    {
      end_device_ids: { device_id: 'dev1', application_ids: { application_id: 'app1' } },
      received_at: '2020-02-12T15:15:00.123456789Z',
      uplink_message: {
        f_port: 1,
        f_cnt: 1,
        frm_payload: 'gkHe',
        decoded_payload: { temperature: 1.0, luminosity: 0.64, water: { stage: 2.5 } },
        received_at: '2020-02-12T15:14:59.5Z',
      },
    },
    [
      '2020-02-12T15:14:59.500Z temperature=1',
      '2020-02-12T15:14:59.500Z luminosity=0.64',
      '2020-02-12T15:14:59.500Z water.stage=2.5 (stage)',
    ],
  ],
])('%s', (name, message, readings) => {
  test(JSON.stringify(message).slice(0, 100), () => {
    expect(said(name, JSON.stringify(message))).toEqual(readings);
  });
});

test('an uplink that nobody has decoded gives its bytes, and a join says that the device is there', () => {
  const ids = { end_device_ids: { device_id: 'dev1' }, received_at: '2020-02-12T15:15:00Z' };
  const codec = codecNamed('the-things-stack');
  const decode = (more: object) =>
    codec?.decode(Buffer.from(JSON.stringify({ ...ids, ...more })), { device: '' });
  expect(decode({ uplink_message: { frm_payload: 'gkHe' } })).toMatchObject({
    station: 'dev1',
    readings: [],
    text: 'gkHe',
  });
  expect(decode({ join_accept: { session_key_id: 'x' } })).toMatchObject({
    signs: [{ word: 'online', holds: true }],
  });
});
