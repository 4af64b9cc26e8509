import type { ElementContent, Properties } from 'hast';
import { createDice } from '../../support/hostile-payloads.ts';

/** A document nobody would write: HTML text for the parser, or nodes as no parser would nest them. */
export type HostileDocument = { readonly html: string } | { readonly children: readonly ElementContent[] };

const names = [
  ...'p div b a i li ul table tbody tr td caption colgroup col h1 pre br hr img input details summary span'.split(
    ' ',
  ),
  ...'svg math svg math title desc foreignObject style script noscript template select option textarea'.split(
    ' ',
  ),
  ...'mtext mi mo mglyph malignmark annotation-xml maction mrow mtable none g path rect text a use image'.split(
    ' ',
  ),
  ...'linearGradient clipPath marker animate form button iframe noembed noframes xmp plaintext frameset body'.split(
    ' ',
  ),
  ...'object embed marquee nobr font center section video audio source q cite dl dd dt ruby rt'.split(' '),
];

/** What stands in drawings and formulas, so that these are more than their outer element. */
const foreignNames: Readonly<Record<string, readonly string[]>> = {
  svg: 'g path rect text tspan title desc defs linearGradient stop clipPath marker a use style foreignObject'.split(
    ' ',
  ),
  math: 'mrow mi mo mn mtext mfrac msup mtable mtr mtd mspace semantics annotation-xml mglyph maction'.split(
    ' ',
  ),
};

const values = [
  'x',
  '',
  'javascript:alert(1)',
  '</style><img src=x onerror=alert(1)>',
  '--><img src=x onerror=alert(1)>',
  ']]><script>alert(1)</script>',
  '</title></svg><b onclick=alert(1)>',
  'url(#a)',
  'url(https://canary.invalid/a)',
  'text/html',
  '`"\'',
  '\u0000<p>',
  '&lt;img src=x onerror=alert(1)&gt;',
];

const attributeNames = [
  ...'id title href src style onclick onerror class xlink:href encoding definitionurl color face size name'.split(
    ' ',
  ),
  ...'fill clip-path d viewBox alt colspan type checked open align xmlns xml:base lang dir'.split(' '),
];

const texts = [
  'a',
  ' ',
  '\n',
  '<!--',
  '-->',
  '<!-->',
  '--!>',
  '<![CDATA[',
  ']]>',
  '<?x',
  '<!doctype html>',
  '</p>',
  '</br>',
  '&amp;',
  '&lt;script&gt;alert(1)&lt;/script&gt;',
  '<',
  '</',
  '\u0000',
  '<img src=x onerror=alert(1)>',
  '</textarea></select></style></title></noscript></template>',
];

/** Makes documents, the same for the same seed. */
export function createHostileDocuments(seed: number): () => HostileDocument {
  const dice = createDice(seed);
  const pick = <T>(from: readonly T[]): T => from[dice(from.length)] as T;

  const attributes = (): string =>
    Array.from({ length: dice(3) }, () => {
      const quote = pick(['"', "'"]);
      return ` ${pick(attributeNames)}=${quote}${pick(values).replaceAll(quote, '')}${quote}`;
    }).join('');
  /** Mostly what belongs in the language around it, sometimes what does not. */
  const pickName = (language: string | undefined): string => {
    const own = language === undefined ? undefined : foreignNames[language];
    if (!own && dice(6) === 0) return pick(['svg', 'math']);
    return own && dice(4) > 0 ? pick(own) : pick(names);
  };
  const languageIn = (name: string, outer: string | undefined) =>
    Object.hasOwn(foreignNames, name) ? name : outer;
  const html = (depth: number, language?: string): string => {
    if (depth === 0 || dice(5) === 0) return pick(texts);
    const name = pickName(language);
    const inside = Array.from({ length: 1 + dice(3) }, () =>
      html(depth - 1, languageIn(name, language)),
    ).join('');
    // What is left open and what closes something else is where parsers differ.
    const end = pick([`</${name}>`, `</${name}>`, `</${name}>`, '', `</${pick(names)}>`, ' />']);
    return `<${name}${attributes()}>${inside}${end}`;
  };

  const properties = (): Properties =>
    Object.fromEntries(
      Array.from({ length: dice(3) }, () => [
        pick([
          'id',
          'title',
          'href',
          'src',
          'style',
          'onClick',
          'fill',
          'clipPath',
          'className',
          'xLinkHref',
        ]),
        pick(values),
      ]),
    );
  const node = (depth: number, language?: string): ElementContent => {
    if (depth === 0 || dice(6) === 0)
      return pick<ElementContent>([
        { type: 'text', value: pick(texts) },
        { type: 'text', value: pick(values) },
        { type: 'comment', value: pick(values) },
      ]);
    const tagName = pickName(language);
    return {
      type: 'element',
      tagName,
      properties: properties(),
      children: Array.from({ length: 1 + dice(3) }, () => node(depth - 1, languageIn(tagName, language))),
    };
  };

  return () =>
    dice(2) === 0
      ? { html: Array.from({ length: 1 + dice(3) }, () => html(1 + dice(6))).join('') }
      : { children: Array.from({ length: 1 + dice(2) }, () => node(1 + dice(5))) };
}
