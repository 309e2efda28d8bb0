/** Tells the time as the house sees it, epoch ms; the page's only clock, so that tests decide. */
export type Clock = () => number;

export const browserClock: Clock = () => Date.now();
