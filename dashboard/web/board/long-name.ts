/** So many letters fit on the name's line; a Chinese character is as wide as two. */
const FITS = 11;

/** Whether a name needs a second line in the list. */
export function isLongName(name: string): boolean {
  const wide = name.match(/[\u2e80-\uffff]/g)?.length ?? 0;
  return name.length + wide > FITS;
}
