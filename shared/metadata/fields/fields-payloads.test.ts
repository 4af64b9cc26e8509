import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { findSharedData } from '../../../e2e/support/shared-data.ts';
import { applyChanges } from '../../model/text-change.ts';
import { noBlogFields } from './blog-fields.ts';
import { changeField } from './change-field.ts';
import { blogOf, sites } from './fields.test-support.ts';
import type { FieldSource, FieldValue, PostField } from './post-field.ts';
import { postFields } from './post-fields.ts';

interface Item {
  readonly id?: string;
  readonly yaml?: string;
  readonly text?: string;
}

function itemsIn(path: string | undefined): readonly Item[] {
  return (JSON.parse(readFileSync(path ?? '', 'utf8')) as { readonly items: readonly Item[] }).items;
}

const options = { isUnpublished: true };

/** Another value of the field's own type. */
function otherValue({ type, value }: PostField): FieldValue {
  if (type === 'list') return [...(value as readonly string[]), 'one more'];
  if (type === 'boolean') return value !== true;
  if (type === 'number') return '17';
  return type === 'date' ? '2026-11-23' : 'other words';
}

/** Changes each field that a form lets be changed; gives those that were refused all the same. */
function changeAll(source: FieldSource): { readonly made: number; readonly dead: readonly string[] } {
  const { fields } = postFields(source, noBlogFields);
  const dead: string[] = [];
  let made = 0;
  for (const field of fields) {
    const wanted = otherValue(field);
    const result = changeField(source, noBlogFields, field, wanted, options);
    if ('reason' in result) {
      if (field.refusal === undefined) dead.push(`${field.id}: ${result.reason}`);
      continue;
    }
    expect(field.refusal, `${source.text} ${field.id}`).toBeUndefined();
    made += 1;
    const text = applyChanges(source.text, result.changes);
    const after = postFields({ ...source, text }, noBlogFields).fields;
    expect(after.find(({ id }) => id === field.id)?.value, text).toEqual(wanted);
    const others = (all: readonly PostField[]) =>
      all.filter(({ id, role }) => id !== field.id && role !== 'slug').map(({ id, value }) => [id, value]);
    expect(others(after), text).toEqual(others(fields));
  }
  return { made, dead };
}

const suite = findSharedData('payloads/yaml-test-suite.json');

describe.skipIf(suite === undefined)('shared/payloads/yaml-test-suite.json', () => {
  it('every field that is shown as one that can be changed can', () => {
    const dead: string[] = [];
    let made = 0;
    for (const { id, yaml = '' } of itemsIn(suite)) {
      const text = `---\n${yaml.replace(/\n?$/, '\n')}---\nBody\n`;
      const done = changeAll({ site: sites.jekyll, path: '_posts/2024-01-01-a.md', text });
      made += done.made;
      dead.push(...done.dead.map(one => `${id} ${one}`));
    }
    expect(made).toBeGreaterThan(500);
    expect(dead).toEqual([]);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });
});

const naughty = findSharedData('payloads/blns.json');

describe.skipIf(naughty === undefined)('shared/payloads/blns.json', () => {
  const posts: readonly FieldSource[] = [
    { site: sites.hugo, path: 'content/posts/a.md', text: '+++\ntitle = "a"\ntags = ["b"]\n+++\n' },
    { site: sites.nikola, path: 'posts/a.md', text: '.. title: a\n.. tags: b\n\nText\n' },
    { site: sites.plain, path: 'a.md', text: '# a\n' },
  ];

  /** Types a text into a field; whether that made a change. */
  function type(source: FieldSource, field: PostField, typed: string): boolean {
    const wanted = field.type === 'list' ? ['b', typed] : typed;
    const result = changeField(source, noBlogFields, field, wanted, options);
    if ('reason' in result) return false;
    const after = postFields({ ...source, text: applyChanges(source.text, result.changes) }, noBlogFields);
    expect(after.fields.find(({ id }) => id === field.id)?.value).toEqual(wanted);
    return true;
  }

  it('as keys, titles and tags: nothing throws, and what is written is what was typed', () => {
    const texts = itemsIn(naughty).map(({ text = '' }) => text.trim());
    let made = 0;
    for (const typed of texts.filter(text => text !== ''))
      for (const source of posts) {
        const { fields } = postFields(source, noBlogFields);
        const named = (ids: readonly string[]) => fields.filter(({ id }) => ids.includes(id));
        made += named(['title', 'tags', 'description']).filter(field => type(source, field, typed)).length;
        for (const field of named(['date']))
          expect(changeField(source, noBlogFields, field, typed, options)).toMatchObject({ reason: 'date' });
        blogOf(source.site, source.path, [`---\n${typed}: a\n---\n`, `.. ${typed}: a\n\n`]);
      }
    expect(made).toBeGreaterThan(2000);
  });
});
