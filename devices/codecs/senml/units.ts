/**
 * The house's name for a unit of SenML (RFC 8428 section 12.1, RFC 8798), where it is another; all else passes as it
 * is, so that gear may name units of the house which SenML lacks ("mg/L", "NTU").
 */
export function unitNamed(name: string): string {
  return NAMES.get(name) ?? name;
}

const NAMES: ReadonlyMap<string, string> = new Map([
  ['Cel', 'degC'],
  ['%RH', '%'],
  ['l/s', 'L/s'],
  ['pH', '1'],
  ['/', '1'],
  ['count', '1'],
]);
