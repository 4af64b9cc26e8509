/** The properties that typeset formulas are laid out with; source: what KaTeX writes. */
const names: ReadonlySet<string> = new Set([
  ...'height width min-width vertical-align top bottom left position color background-color'.split(' '),
  ...'margin margin-left margin-right margin-top padding-left text-shadow'.split(' '),
  ...'border-color border-style border-width border-top-width border-bottom-width'.split(' '),
  ...'border-right-width border-right-style'.split(' '),
]);

/** How far a formula may reach over what stands beside it, in its own units. */
const maxReach = 60;

/**
 * Whether a style may be set on the page. Formulas are typeset from what the user wrote, and are the only thing with
 * styles: nothing else may be said in them, and nothing is taken out of the flow of the text or moved far to its sides.
 */
export function isFormulaStyle(name: string, value: string): boolean {
  if (!names.has(name)) return false;
  // The one function that is written: how wide the line over an accented letter is.
  if (/[^\w\s.,%#+-]/.test(value)) return name === 'width' && /^calc\(100% - [\d.]+em\)$/.test(value);
  if (name === 'position') return value === 'relative';
  if (!/^(?:margin|left|padding)/.test(name)) return true;
  return [...value.matchAll(/-?[\d.]+/g)].every(([size]) => Math.abs(Number(size)) <= maxReach);
}
