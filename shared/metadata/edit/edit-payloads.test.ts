import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { findSharedData } from '../../../e2e/support/shared-data.ts';
import { fieldOf } from '../metadata-block.ts';
import { readYamlFrontMatter } from '../yaml-front-matter.ts';
import { edited } from './edit-field.test-support.ts';
import type { FieldEdit } from './field-edit.ts';

const read = readYamlFrontMatter;

function itemsIn<T>(path: string | undefined): readonly T[] {
  return (JSON.parse(readFileSync(path ?? '', 'utf8')) as { readonly items: readonly T[] }).items;
}

/** How much of two texts is the same at their start and at their end. */
function sameEnds(before: string, after: string): { readonly head: number; readonly tail: number } {
  const most = Math.min(before.length, after.length);
  let head = 0;
  while (head < most && before[head] === after[head]) head += 1;
  let tail = 0;
  while (tail < most - head && before.at(-1 - tail) === after.at(-1 - tail)) tail += 1;
  return { head, tail };
}

/** Fails when more than the value of a key differs; `text` is the file before. */
function expectConfined(text: string, key: string, result: string): void {
  const field = fieldOf(read(text), key);
  const { head, tail } = sameEnds(text, result);
  if (field === undefined) expect(head + tail, result).toBeGreaterThanOrEqual(text.length);
  else {
    expect(head, result).toBeGreaterThanOrEqual(field.from);
    expect(text.length - tail, result).toBeLessThanOrEqual(Math.max(field.to, head));
  }
}

const fidelity = findSharedData('payloads/front-matter-fidelity.json');

describe.skipIf(fidelity === undefined)('shared/payloads/front-matter-fidelity.json', () => {
  interface Item {
    readonly name: string;
    readonly yaml: string;
    readonly edit: {
      readonly set?: string;
      readonly to?: string;
      readonly append?: string;
      readonly value?: string;
    };
  }
  const parsed = (text: string, key: string): unknown =>
    (
      parse(text.slice(4, text.indexOf('\n---\n', 3) + 1), {
        uniqueKeys: false,
        logLevel: 'silent',
      }) as Record<string, unknown>
    )[key];

  it('changes one value only, or says why not', () => {
    const refused: string[] = [];
    for (const { name, yaml, edit } of itemsIn<Item>(fidelity)) {
      const text = `---\n${yaml}---\nBody\n`;
      const key = edit.set ?? edit.append;
      if (key === undefined) continue;
      const items = fieldOf(read(text), key)?.items ?? [];
      const value = edit.to ?? [...items, edit.value ?? ''];
      const result = edited(text, key, value, { read });
      if (result.startsWith('!')) refused.push(`${name}: ${result}`);
      else {
        expectConfined(text, key, result);
        expect(parsed(result, key), name).toEqual(value);
      }
    }
    expect(refused).toEqual(['template: !template', 'template / add tag: !template']);
  });
});

const suite = findSharedData('payloads/yaml-test-suite.json');

describe.skipIf(suite === undefined)('shared/payloads/yaml-test-suite.json', () => {
  interface Item {
    readonly id: string;
    readonly yaml: string;
    readonly valid: boolean;
  }
  const values: readonly FieldEdit['value'][] = ['new: "text"', ['one', 'two'], true, undefined];

  function editsOf(text: string): readonly FieldEdit[] {
    const keys = new Set(['title', ...(read(text)?.fields ?? []).map(field => field.key)]);
    return [...keys].flatMap(key => values.map(value => ({ key, value })));
  }

  it('never throws, never edits what is invalid, and touches one value of what is valid', () => {
    let made = 0;
    for (const { id, yaml, valid } of itemsIn<Item>(suite)) {
      const text = `---\n${yaml.replace(/\n?$/, '\n')}---\nBody\n`;
      for (const { key, value } of editsOf(text)) {
        const result = edited(text, key, value, { read });
        if (result.startsWith('!') || result === text) continue;
        made += 1;
        // A line that ends front matter early makes another document of it.
        expect(valid || /^(?:---|\.\.\.)/m.test(yaml), id).toBe(true);
        if (value !== undefined) expectConfined(text, key, result);
      }
    }
    expect(made).toBeGreaterThan(150);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });
});

const naughty = findSharedData('payloads/blns.json');

describe.skipIf(naughty === undefined)('shared/payloads/blns.json', () => {
  const titleBy = (version: '1.1' | '1.2', text: string): string =>
    String((parse(text.slice(4, -4), { version }) as { readonly title: unknown }).title).trim();

  it('is written so that it is read back, or refused', () => {
    let made = 0;
    for (const value of itemsIn<{ readonly text: string }>(naughty).map(item => item.text.trim())) {
      for (const text of ['---\ntitle: a\n---\n', "---\ntitle: 'a'\n---\n", '---\ntitle: "a"\n---\n']) {
        const result = edited(text, 'title', value, { read });
        if (result.startsWith('!')) continue;
        made += 1;
        expect([titleBy('1.1', result), titleBy('1.2', result)]).toEqual([value, value]);
      }
    }
    expect(made).toBeGreaterThan(600);
  });
});
