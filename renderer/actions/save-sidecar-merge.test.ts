import { expect, test } from 'vitest';
import { noBlogFields } from '../../shared/metadata/fields/blog-fields.ts';
import { aBlog } from '../state/samples.test-support.ts';
import { mergeSidecars } from './save-sidecar-merge.ts';

const { site } = aBlog();
const source = { site: { ...site, generator: 'nikola' as const }, path: 'posts/a.md', text: 'Text\n' };
const base = '.. title: Snow\n.. slug: snow\n.. tags: a, b\n.. author: annika\n';
const merge = (mine: string, disk: string) => mergeSidecars(source, noBlogFields, { base, mine, disk });

test('changes of different fields come together', () => {
  const mine = base.replace('Snow', 'Rain').replace('a, b', 'a');
  const disk = `${base.replace('annika', 'berta')}.. link: x\n`;
  expect(merge(mine, disk)).toEqual({
    text: `${base.replace('annika', 'berta').replace('Snow', 'Rain').replace('a, b', 'a')}.. link: x\n`,
    lost: [],
    isWhole: true,
  });
});

test('of a field both changed the disk has the word', () => {
  const disk = base.replace('Snow', 'Hail');
  expect(merge(base.replace('Snow', 'Rain'), disk)).toEqual({ text: disk, lost: ['Title'], isWhole: false });
});

test('the same change on both sides is none', () => {
  const changed = base.replace('Snow', 'Rain');
  expect(merge(changed, changed)).toEqual({ text: changed, lost: [], isWhole: true });
});

test('keys that both add at the end come together', () => {
  const merged = merge(`${base}.. description: x\n`, `${base}.. category: y\n`);
  expect(merged).toMatchObject({ lost: [], isWhole: true });
  expect(merged.text).toContain('.. description: x\n');
  expect(merged.text).toContain('.. category: y\n');
});

test('a key that is taken out here and another that is changed there are both what they became', () => {
  const disk = base.replace('Snow', 'Hail');
  expect(merge(base.replace('.. author: annika\n', ''), disk)).toEqual({
    text: disk.replace('.. author: annika\n', ''),
    lost: [],
    isWhole: true,
  });
});

test('what is no field is not taken for brought in', () => {
  expect(merge(`${base}a note\n`, `${base}another note\n`)).toMatchObject({
    text: `${base}another note\n`,
    isWhole: false,
  });
});
