import { ensureSyntaxTree } from '@codemirror/language';
import { describe, expect, test } from 'vitest';
import { check, keyCommand, stateOf } from './marked-text.test-support.ts';

function blocksOf(text: string): string[] {
  const state = stateOf('', 'markdown', 1).update({ changes: { from: 0, insert: text } }).state;
  const tree = ensureSyntaxTree(state, state.doc.length, 5000);
  const blocks: string[] = [];
  for (let node = tree?.topNode.firstChild; node; node = node.nextSibling)
    blocks.push(`${node.name} ${JSON.stringify(text.slice(node.from, node.to))}`);
  return blocks;
}

describe('Enter', () => {
  check(keyCommand('Enter'), '- one|', '- one\n- |');
  check(keyCommand('Enter'), '* one|', '* one\n* |');
  check(keyCommand('Enter'), '1. one|', '1. one\n2. |');
  check(keyCommand('Enter'), '1. one|\n2. two', '1. one\n2. |\n3. two');
  check(keyCommand('Enter'), '- [x] done|', '- [x] done\n- [ ] |');
  check(keyCommand('Enter'), '- one\n- |', '- one\n|');
  check(keyCommand('Enter'), '- one\n- two\n- |', '- one\n- two\n|');
  check(keyCommand('Enter'), '- one\n  - two|', '- one\n  - two\n  - |');
  check(keyCommand('Enter'), '- one\n  - |', '- one\n- |');
  check(keyCommand('Enter'), '\\> quote|', '> quote\n> |');
  check(keyCommand('Enter'), '- o|ne', '- o\n- |ne');
  check(keyCommand('Enter'), 'plain|', undefined);
});

describe('Backspace', () => {
  check(keyCommand('Backspace'), '- |one', '|one');
  check(keyCommand('Backspace'), '- one\n- |two', '- one\n  |two');
  check(keyCommand('Backspace'), '\\> |one', '|one');
  check(keyCommand('Backspace'), 'one|', undefined);
});

describe('metadata is one block that is not read as Markdown', () => {
  const body = '\n# Body\n';
  const forms = {
    YAML: '---\ntitle: a\n# comment\n---',
    TOML: '+++\ntitle = "a"\n+++',
    JSON: '{\n  "title": "a"\n}',
    'Nikola comments': '<!--\n.. title: a\n.. slug: b\n-->',
    'Nikola comment lines': '.. title: a\n.. slug: b',
    'Pelican lines': 'Title: a\nDate: 2026-01-01\n    continued',
  };
  for (const [name, metadata] of Object.entries(forms))
    test(name, () => {
      expect(blocksOf(`${metadata}\n${body}`)).toEqual([
        `Metadata ${JSON.stringify(metadata)}`,
        'ATXHeading1 "# Body"',
      ]);
    });
});

test('front matter without an end leaves the text readable', () => {
  expect(blocksOf('---\ntitle: a')).toEqual(['Metadata "---\\ntitle: a"']);
});

test('a text that begins with a heading is not metadata', () => {
  expect(blocksOf('# One\n')).toEqual(['ATXHeading1 "# One"']);
});

describe('very long text is read in pieces', () => {
  const maxMarkedLine = 10_000;
  const maxMarkedParagraph = 20_000;
  const namesOf = (text: string) => blocksOf(text).map(block => block.slice(0, block.indexOf(' ')));

  test('a line is left without markup, the lines around it keep theirs', () => {
    const text = `*before*\n${'*a* '.repeat(maxMarkedLine)}\n*after*\n\n# End`;
    expect(namesOf(text)).toEqual(['Paragraph', 'LongLine', 'Paragraph', 'ATXHeading1']);
  });

  test('a line just short enough is a paragraph', () => {
    expect(namesOf('a'.repeat(maxMarkedLine))).toEqual(['Paragraph']);
    expect(namesOf('a'.repeat(maxMarkedLine + 1))).toEqual(['LongLine']);
  });

  test('a paragraph of many lines is several', () => {
    const paragraph = `${'word *and* `code`\n'.repeat(10_000)}`;
    const expected = Math.ceil(paragraph.length / maxMarkedParagraph);
    expect(namesOf(paragraph).length).toBeGreaterThanOrEqual(expected - 1);
    expect(namesOf(paragraph).length).toBeLessThanOrEqual(expected);
  });

  test('a long line inside a list item stays in the list', () => {
    expect(namesOf(`- one\n- ${'a'.repeat(maxMarkedLine + 1)}\n- three`)).toEqual(['BulletList']);
  });
});
