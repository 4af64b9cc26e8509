/** Answers how a piece of MDX goes on with a character: still inside, at its end, or no such piece after all. */
export type Step = (character: string) => 'inside' | 'end' | 'none';

/** Braces in one another: as there is an end to it, no text is looked at more often than that. */
const deepest = 16;

/** `{…}` with as many closing braces as opening ones; `{#id}` is left to headings. */
export function expressionSteps(): Step {
  let depth = 0;
  let isFirst = true;
  return character => {
    if (character === '{') depth += 1;
    else if (isFirst && character === '#') return 'none';
    else isFirst = false;
    if (character === '}') depth -= 1;
    if (depth === 0) return 'end';
    return depth > deepest ? 'none' : 'inside';
  };
}

// `<Name`, `</Name.Part`, and what they are before they are finished
const nameSoFar = /^<\/?(?:[A-Z][\w.:-]*)?$/;

/** A component's tag: `<Name prop={x}>`, `</Name>`, `<Name />`, `<>`. */
export function tagSteps(): Step {
  let name: string | undefined = '';
  let quote = '';
  let depth = 0;
  return character => {
    if (name === undefined) return afterName(character);
    if (nameSoFar.test(name + character)) {
      name += character;
      return 'inside';
    }
    const isFragment = name === '<' || name === '</';
    if (isFragment ? character !== '>' : !/[\s/>{]/.test(character)) return 'none';
    name = undefined;
    return afterName(character);
  };

  function afterName(character: string): ReturnType<Step> {
    if (quote !== '') {
      quote = character === quote ? '' : quote;
      return 'inside';
    }
    depth += depthChange[character] ?? 0;
    if (depth < 0 || depth > deepest) return 'none';
    if (depth > 0) return 'inside';
    if (/["']/.test(character)) quote = character;
    return endings[character] ?? 'inside';
  }
}

const depthChange: Readonly<Partial<Record<string, number>>> = { '{': 1, '}': -1 };

/** Outside of braces and quotes: a tag in a tag makes the first one text. */
const endings: Readonly<Partial<Record<string, 'end' | 'none'>>> = { '>': 'end', '<': 'none' };
