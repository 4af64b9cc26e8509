import { describe, expect, it } from 'vitest';
import { readPythonPattern } from './python-pattern.ts';

const match = (pattern: string, text: string) => {
  const groups = readPythonPattern(pattern)?.match(text);
  return groups && Object.fromEntries(groups);
};

describe('a pattern of Python', () => {
  it.each([
    ['(?P<date>\\d{4}-\\d{2}-\\d{2}).*', '2020-03-17-a-post', { date: '2020-03-17' }],
    ['(?P<date>\\d{4}-\\d{2}-\\d{2})_(?P<slug>.*)', '2020-03-17_a', { date: '2020-03-17', slug: 'a' }],
    ['(?P<slug>[^.]+)(\\.(?P<lang>[a-z]{2}))?$', 'a-b.fr', { slug: 'a-b', lang: 'fr' }],
    ['(?P<slug>[^.]+)(\\.(?P<lang>[a-z]{2}))?$', 'a-b', { slug: 'a-b' }],
    ['(?P<category>[^/]+)/(?P<slug>[\\w\\-]+)\\.md', 'été/à-b.md', { category: 'été', slug: 'à-b' }],
    ['(?P<a>x|y)\\_z', 'y_z', { a: 'y' }],
    ['a', 'ab', {}],
  ])('%s reads %s', (pattern, text, groups) => {
    expect(match(pattern, text)).toEqual(groups);
  });

  it('that does not begin the text reads nothing', () => {
    expect(match('(?P<a>b)', 'ab')).toBeUndefined();
  });

  it.each([
    '(a+)+$',
    '(?:a|a)*',
    '(a*){2,}',
    '.*.*.*.*x',
    `${'(a|a)'.repeat(20)}x`,
    '(?=a)',
    '(?P=a)',
    '(?i)a',
    '\\1',
    '[\\1]',
    '(',
    'a**',
    '[a',
    'x'.repeat(400),
  ])('%s is not used', pattern => {
    expect(readPythonPattern(pattern)).toBeUndefined();
  });

  it('takes a moment at most, whatever it is held against', () => {
    const started = performance.now();
    for (const pattern of ['.*.*.*x$', '[a-z]+[a-z]+[a-z]+$', 'a*a*(a|a)?(a|a)?y'])
      readPythonPattern(pattern)?.match(`${'a'.repeat(180)}!`);
    readPythonPattern('.*x')?.match('a'.repeat(1_000_000));
    expect(performance.now() - started).toBeLessThan(1000);
  });
});
