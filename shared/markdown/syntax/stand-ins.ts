// What would end an address, and what stands for it: code points that are no characters, so that no text has them.
const standIns: ReadonlyMap<string, string> = new Map([
  [' ', '\uFDD0'],
  ['\t', '\uFDD1'],
  ['(', '\uFDD2'],
  [')', '\uFDD3'],
  ['<', '\uFDD4'],
  ['>', '\uFDD5'],
  ['\\', '\uFDD6'],
  ['&', '\uFDD7'],
]);

const originals: ReadonlyMap<string, string> = new Map(
  [...standIns].map(([text, standIn]) => [standIn, text]),
);

/** What stands for a character that would end an address. */
export function standInFor(character: string): string {
  return standIns.get(character) ?? character;
}

/** The text with every stand-in turned back. */
export function restoreText(text: string): string {
  return text.replace(/[\uFDD0-\uFDD7]/g, standIn => originals.get(standIn) ?? standIn);
}
