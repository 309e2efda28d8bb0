import type { Station } from '../../domain/station.ts';

/** A station as the load generator's messages need it: four series, one warning line that the load stays under. */
export function loadStation(id: string, warningStage = 40): Station {
  const series = (property: string, unit: string) => ({ property, unit, intervalSeconds: 60 });
  return {
    id,
    name: { zh: id, en: id },
    kind: 'river',
    lon: 116,
    lat: 29,
    placeVerified: false,
    series: [
      series('stage', 'm'),
      series('rainfall', 'mm'),
      series('water_temperature', 'degC'),
      series('supply_voltage', 'V'),
    ],
    levels: [
      {
        hazard: 'flood',
        property: 'stage',
        severity: 'blue',
        name: { zh: '警戒', en: 'Warning' },
        value: warningStage,
        hysteresis: 0.1,
        verified: false,
        source: 'load test',
      },
    ],
    records: [],
    upstream: [],
    downstream: [],
    origin: 'simulated',
  };
}
