import { Hj212Settings } from '../../../domain/hj212-settings.ts';

/** The standard's own ways. */
export const AS_THE_STANDARD_HAS_IT: Hj212Settings = Hj212Settings.parse({});
