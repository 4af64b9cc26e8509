import { describe, expect, it } from 'vitest';
import { showLanguage } from './base-direction.ts';

/** As much of an element as is looked at. */
function attributesAfter(...languages: readonly string[]): Record<string, string> {
  const found = new Map<string, string>();
  const element = {
    getAttribute: (name: string) => found.get(name) ?? null,
    setAttribute: (name: string, value: string) => found.set(name, value),
    removeAttribute: (name: string) => found.delete(name),
  } as unknown as HTMLElement;
  for (const language of languages) showLanguage(element, language);
  return Object.fromEntries(found);
}

describe('the language of a post', () => {
  it.each([
    ['ar', { lang: 'ar', dir: 'rtl' }],
    ['he_IL', { lang: 'he-IL', dir: 'rtl' }],
    ['FA', { lang: 'FA', dir: 'rtl' }],
    ['pa-Arab-PK', { lang: 'pa-Arab-PK', dir: 'rtl' }],
    ['az-Latn', { lang: 'az-Latn' }],
    ['ar-Latn', { lang: 'ar-Latn' }],
    ['en', { lang: 'en' }],
    ['zh-Hant', { lang: 'zh-Hant' }],
    ['', {}],
    ['in "quotes"', {}],
  ])('%j', (language, attributes) => {
    expect(attributesAfter(language)).toEqual(attributes);
  });

  it('gives way to the next one', () => {
    expect(attributesAfter('ar', 'en')).toEqual({ lang: 'en' });
    expect(attributesAfter('ar', '')).toEqual({});
  });
});
