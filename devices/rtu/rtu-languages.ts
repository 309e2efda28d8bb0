import { HJ212_RTU } from './hj212-rtu.ts';
import type { RtuLanguage } from './rtu-language.ts';
import { SL651_ASCII_RTU, SL651_RTU } from './sl651-rtu.ts';
import { SZY206_RTU } from './szy206-rtu.ts';

/** Every language that a simulated RTU speaks: those of the door for raw TCP. */
export const RTU_LANGUAGES: readonly RtuLanguage[] = [
  SL651_RTU,
  SL651_ASCII_RTU,
  HJ212_RTU,
  SZY206_RTU,
];
