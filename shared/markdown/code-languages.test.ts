import { languages } from '@codemirror/language-data';
import type { Element, ElementContent, Root } from 'hast';
import { expect, test, vi } from 'vitest';

/** The modules as they are before anything was loaded, for each test anew. */
async function fresh() {
  vi.resetModules();
  const { highlightCode } = await import('./highlight-code.ts');
  const { loadMoreLanguages, takeWantedLanguages } = await import('./code-languages.ts');
  return { highlightCode, loadMoreLanguages, takeWantedLanguages };
}

function fence(
  language: string,
  text = 'let x = "1" // one\n',
): Root & { children: [Element & { children: [Element] }] } {
  const code: Element = {
    type: 'element',
    tagName: 'code',
    properties: { className: [`language-${language}`] },
    children: [{ type: 'text', value: text }],
  };
  return { type: 'root', children: [{ type: 'element', tagName: 'pre', properties: {}, children: [code] }] };
}

const hasColours = (tree: ReturnType<typeof fence>) =>
  tree.children[0].children[0].children.some((child: ElementContent) => child.type === 'element');

test('common languages are coloured at once and want nothing', async () => {
  const { highlightCode, takeWantedLanguages } = await fresh();
  for (const name of ['js', 'JavaScript', 'C++', 'c#', 'main.py', 'Objective-C', 'mysql']) {
    const tree = fence(name, 'if x return "a" 1;\n');
    highlightCode(tree);
    expect(hasColours(tree), name).toBe(true);
  }
  for (const name of ['mermaid', 'math', 'text']) highlightCode(fence(name));
  expect(takeWantedLanguages()).toEqual([]);
});

test('others are wanted, and coloured after the load', async () => {
  const { highlightCode, loadMoreLanguages, takeWantedLanguages } = await fresh();
  const before = fence('Haskell');
  highlightCode(before);
  expect(hasColours(before)).toBe(false);
  expect(takeWantedLanguages()).toEqual(['haskell']);
  expect(takeWantedLanguages()).toEqual([]);
  highlightCode(fence('elm'));
  await loadMoreLanguages();
  const after = fence('Haskell');
  highlightCode(after);
  expect(hasColours(after)).toBe(true);
  highlightCode(fence('no-such-language'));
  expect(takeWantedLanguages()).toEqual([]);
});

test('code that would hold up the preview keeps one colour', async () => {
  const { highlightCode } = await fresh();
  for (const text of [
    'a'.repeat(2000),
    'a = 1;\n'.repeat(9000),
    `a${' '.repeat(300)}b\n`,
    `${'"x", '.repeat(400)}\n`,
  ]) {
    const tree = fence('js', text);
    highlightCode(tree);
    expect(tree).toEqual(fence('js', text));
  }
});

/** Of the editor's languages, those no grammar of highlight.js comes near. */
const notColoured = [
  ...[
    'APL',
    'ASN.1',
    'Asterisk',
    'Cobol',
    'Cypher',
    'Dylan',
    'ECL',
    'Eiffel',
    'FCL',
    'Factor',
    'Forth',
    'Gas',
  ],
  ...['HXML', 'IDL', 'MUMPS', 'Mbox', 'Modelica', 'MscGen', 'MsGenny', 'NTriples', 'Oz', 'PGP', 'Pig', 'Pug'],
  ...['RPM Changes', 'RPM Spec', 'SPARQL', 'Sieve', 'Solr', 'Squirrel', 'TTCN', 'TTCN_CFG', 'Textile'],
  ...['TiddlyWiki', 'Tiki wiki', 'Troff', 'Turtle', 'Velocity', 'Web IDL', 'Xù', 'Yacas', 'Z80', 'mIRC'],
];

test('every name and alias of the editor’s languages is known but for a list', async () => {
  await fresh();
  const { findGrammar, loadMoreLanguages } = await import('./code-languages.ts');
  await loadMoreLanguages();
  const unknown = languages.filter(({ name, alias }) =>
    [name, ...alias].some(each => findGrammar(each) === undefined),
  );
  expect(unknown.map(({ name }) => name).sort()).toEqual([...notColoured].sort());
  expect(languages.length).toBeGreaterThan(140);
});
