import type { ElementContent } from 'hast';
import { common, createLowlight } from 'lowlight';
import { grammarNames } from './language-names.ts';
import { createLateLoad } from './late-load.ts';

/** Their fences are no code: formulas and diagrams are drawn. */
const drawnLanguages: ReadonlySet<string> = new Set(['math', 'mermaid']);

const lowlight = createLowlight(common);
const wanted = new Set<string>();
let isComplete = false;

/** What failed is not tried again sooner, in ms: each key in such code asks for it. */
const pauseMs = 10_000;

/**
 * The grammar of a language, or undefined when there is none yet. A language that {@link loadMoreLanguages} may bring is
 * noted as wanted.
 */
export function findGrammar(language: string): string | undefined {
  const names = grammarNames(language);
  const found = names.find(name => lowlight.registered(name));
  const [name] = names;
  if (found === undefined && name !== undefined && !isComplete && !drawnLanguages.has(name)) wanted.add(name);
  return found;
}

/** Code in the colours of a grammar that {@link findGrammar} gave. */
export function colourCode(grammar: string, text: string): readonly ElementContent[] {
  return lowlight.highlight(grammar, text).children.filter(child => child.type !== 'doctype');
}

/**
 * Languages that were asked for in vain since the last call and may be had after {@link loadMoreLanguages}; always none
 * after it. Who renders a piece of a post and finds some here renders that piece again after the load.
 */
export function takeWantedLanguages(): readonly string[] {
  const taken = [...wanted];
  wanted.clear();
  return taken;
}

/**
 * Loads the grammars of all other languages, once for all calls. Where that fails, calls fail at once for a while, and then
 * it is tried again.
 * @throws Error when their file cannot be read; what is loaded already goes on.
 */
export const loadMoreLanguages: () => Promise<void> = createLateLoad(async () => {
  const { moreLanguages } = await import('./more-languages.ts');
  lowlight.register(moreLanguages);
  isComplete = true;
  wanted.clear();
}, pauseMs);
