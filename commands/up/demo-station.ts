import { Station } from '../../domain/station.ts';

/** What the account `demo` speaks for, so that a first mosquitto_pub shows on the map. It stands for no real place. */
export const DEMO_STATION: Station = Station.parse({
  id: 'demo',
  name: { zh: '演示站', en: 'Demo station' },
  kind: 'lake',
  lon: 116.28,
  lat: 29.05,
  placeVerified: false,
  datum: { zh: '假定', en: 'assumed' },
  series: [
    { property: 'stage', unit: 'm', intervalSeconds: 300 },
    { property: 'rainfall', unit: 'mm', intervalSeconds: 300 },
    { property: 'supply_voltage', unit: 'V', intervalSeconds: 300 },
  ],
  levels: [
    ['blue', 19],
    ['yellow', 20],
    ['orange', 21],
    ['red', 22],
  ].map(([severity, value]) => ({
    hazard: 'flood',
    property: 'stage',
    severity,
    name: { zh: '演示线', en: 'Demo line' },
    value,
    hysteresis: 0.1,
    verified: false,
    source: 'made up for the demo station',
  })),
});
