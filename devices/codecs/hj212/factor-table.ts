import type { PropertyKey } from '../../../domain/property.ts';

/** Codes of water and air by the unit of their concentration (HJ 212-2017 tables B.1 and B.2). */
export const CODES_BY_UNIT: Readonly<Record<string, string>> = {
  'L/s': 'w00000',
  'uS/cm': 'w01014',
  '1': 'w01001 a01010',
  'mg/L': `w01006 w01009 w01012 w01017 w01018 w01019 w01020 w19001 w19002 w20012 w20023 w20038 w20061 w20092
    w20116 w20121 w20122 w20123 w20124 w20125 w20126 w20138 w20139 w20140 w20141 w20144 w21001 w21003 w21004 w21006
    w21007 w21011 w21016 w21017 w21019 w21022 w21038 w22001 w23002 w99001`,
  'ug/L': 'w20111 w20115 w20117 w20119 w20120 w20127 w20128 w20142 w20143 w25043',
  'ng/L': 'w20089 w20113 w33001 w33007',
  degC: 'w01010 a01001 a01012 a01015 a01901 a01902',
  '%': 'a01002 a01014 a19001',
  kPa: 'a01006 a01013 a01017',
  'm/s': 'a01007 a01011',
  deg: 'a01008',
  m2: 'a01016',
  'm3/s': 'a00000',
  'mg/m3': `a05001 a05008 a05009 a05013 a20016 a20025 a20043 a20057 a20063 a20091 a21002 a21003 a21004 a21005 a21017
    a21018 a21022 a21024 a21026 a21028 a23001 a24003 a24004 a24005 a24006 a24007 a24008 a24009 a24015 a24016 a24017
    a24018 a24019 a24020 a24027 a24034 a24036 a24042 a24043 a24046 a24047 a24049 a24050 a24053 a24054 a24072 a24078
    a24087 a24088 a24099 a24110 a24111 a24112 a24113 a25002 a25003 a25004 a25005 a25006 a25007 a25008 a25010 a25011
    a25012 a25013 a25014 a25015 a25019 a25020 a25021 a25023 a25038 a25044 a25072 a26001 a29017 a29026 a30001 a30008
    a30022 a31001 a31002 a31024 a31025 a31030 a34013 a34017 a34038 a34039 a34040 a99010 a99049 a99051`,
  'ng/m3': 'a05002 a20007 a20026 a20044 a20058 a21001',
  // Printed as ng/m³, which no particle counter sends; the field sends µg/m³.
  'ug/m3': 'a34001 a34002 a34004 a34005',
  // Not in the tables, but sent by stations: turbidity (HJ 525).
  NTU: 'w01003',
};

/** What stations of ambient air (system 22) send in µg/m³, whatever the table prints; ozone is not in it at all. */
export const AMBIENT_MICROGRAMS = 'a05024 a21002 a21003 a21004 a21026';

/** The units of a total (-Cou), by that of the concentration (tables B.1 and B.2, 排放量). */
export const TOTAL_UNITS: Readonly<Record<string, string>> = {
  'L/s': 'm3',
  'm3/s': 'm3',
  'mg/L': 'kg',
  'ug/L': 'g',
  'ng/L': 'mg',
  'mg/m3': 'kg',
  'ng/m3': 'g',
  'ug/m3': 'g',
};

/** What a code means to the house. */
export const PROPERTY_OF: Readonly<Record<string, PropertyKey>> = {
  w00000: 'discharge',
  w01001: 'ph',
  w01003: 'turbidity',
  w01009: 'dissolved_oxygen',
  w01010: 'water_temperature',
  w01012: 'suspended_solids',
  w01014: 'conductivity',
  w01017: 'biochemical_oxygen_demand',
  w01018: 'chemical_oxygen_demand',
  w01019: 'permanganate_index',
  w01020: 'total_organic_carbon',
  w20111: 'mercury',
  w21001: 'total_nitrogen',
  w21003: 'ammonia_nitrogen',
  w21006: 'nitrite_nitrogen',
  w21007: 'nitrate_nitrogen',
  w21011: 'total_phosphorus',
  w22001: 'petroleum',
  w23002: 'volatile_phenol',
  a01001: 'air_temperature',
  a01002: 'humidity',
  a01006: 'air_pressure',
  a01007: 'wind_speed',
  a01008: 'wind_direction',
  a05024: 'ozone',
  a21003: 'nitric_oxide',
  a21004: 'nitrogen_dioxide',
  a21005: 'carbon_monoxide',
  a21026: 'sulfur_dioxide',
  a34001: 'total_particles',
  a34002: 'pm10',
  a34004: 'pm2_5',
  a34005: 'pm1',
};

/** The codes of HJ/T 212-2005 for water (table B.1, 原编码), of which gear in the field still sends the commonest. */
export const OLD_WATER_CODES: Readonly<Record<string, string>> = {
  B01: 'w00000',
  '001': 'w01001',
  '003': 'w01012',
  '010': 'w01017',
  '011': 'w01018',
  '015': 'w01020',
  '020': 'w20111',
  '060': 'w21003',
  '063': 'w21006',
  '064': 'w21007',
  '065': 'w21001',
  '080': 'w22001',
  '101': 'w21011',
  '110': 'w23002',
};
