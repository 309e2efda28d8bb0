/** The name that models know a quantity by: "streamflow" and "precipitation" are what hydrologists elsewhere call ours. */
export function quantityNamed(name: string): string {
  const plain = name
    .toLowerCase()
    .trim()
    .replace(/[\s-]+/g, '_');
  return NAMES.get(plain) ?? plain;
}

const ALSO: Readonly<Record<string, readonly string[]>> = {
  discharge: ['streamflow', 'flow', 'river_discharge', 'runoff'],
  stage: ['water_level', 'river_stage', 'gage_height', 'gauge_height', 'level'],
  rainfall: ['rain', 'precipitation'],
  air_temperature: ['temperature', 'temp'],
  potential_evaporation: ['potential_evapotranspiration', 'pet'],
  snow_water_equivalent: ['swe'],
};
const NAMES = new Map(
  Object.entries(ALSO).flatMap(([name, others]) => others.map((other) => [other, name] as const)),
);
