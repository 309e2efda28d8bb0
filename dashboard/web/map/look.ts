import type { Language } from '../words/language.ts';

/** What the map's style is made in: the colours of the theme, and the language of its names. */
export interface Look {
  readonly colourOf: (token: string) => string;
  readonly language: Language;
}

/** The source that holds the stations; all else is base map. */
export const STATIONS = 'stations';

/** The sources of the sub-basins' outlines and of their marks. */
export const AREAS = 'areas';
export const AREA_MARKS = 'area-marks';

/** Fonts of the machine, by the names they have on Linux, macOS and Windows; no glyph is fetched. */
export const FONTS = ['Noto Sans SC', 'Noto Sans CJK SC', 'PingFang SC', 'Microsoft YaHei'];
