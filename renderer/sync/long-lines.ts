/** A line that is drawn higher than this, in pixels, is followed word by word: more than a few rows. */
export const tallLine = 120;

/** Places in one line or paragraph, however long: each is measured. */
export const mostSamples = 300;

/** Characters between two of them where the line is short enough, in UTF-16 units. */
const sampleEvery = 100;

/** How far apart, in UTF-16 units, the places are that are measured in a line of `length` UTF-16 units. */
export function sampleStep(length: number): number {
  return Math.max(sampleEvery, Math.ceil(length / mostSamples));
}
