import { expect, test } from 'vitest';
import { stationIdOfAddress } from '../../../../devices/codecs/sl651/address.ts';

test.each([
  ['0062601200', '62601200'], // hydrological: "00" and the code of SL 502
  ['8004040135', '8004040135'],
  ['40590235C2', '40590235C2'],
  ['00626A1200', '00626A1200'],
])('the station with the address %s is %s', (address, id) => {
  expect(stationIdOfAddress(address)).toBe(id);
});
