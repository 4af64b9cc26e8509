import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { allowedEdits } from './edit-distance.ts';
import { foldText } from './fold-text.ts';
import { aDocument, anyTexts, anyWords, find, indexOf, plainWords } from './search.test-support.ts';
import { createSearchIndex } from './search-index.ts';
import { parseQuery } from './search-query.ts';
import { visitTokens } from './visit-tokens.ts';

const hut = aDocument({
  path: 'hut.md',
  title: 'The hut above the clouds',
  tags: ['mountains'],
  text: 'We slept on straw.',
});
const train = aDocument({
  path: 'train.md',
  title: 'By train to Zürich',
  text: 'Straße, café and İstanbul. A hut, too.',
});
const tokyo = aDocument({
  path: 'tokyo.md',
  title: '東京の夜',
  tags: ['hut'],
  text: '京都の本屋で𠮷野さんに会った。',
});
const index = indexOf(hut, train, tokyo);

describe('what is found', () => {
  test('titles come first, then tags, then text', () => {
    expect(find(index, 'hut')).toEqual(['hut.md', 'tokyo.md', 'train.md']);
    expect(index.search(parseQuery('hut'), false).map(({ place }) => place)).toEqual([
      'title',
      'tags',
      'text',
    ]);
  });

  test('all words must occur, wherever', () => {
    expect(find(index, 'straw mountains clouds')).toEqual(['hut.md']);
    expect(find(index, 'straw train')).toEqual([]);
  });

  test('case, accents and spellings without them do not matter', () => {
    for (const query of ['ZURICH', 'zürich', 'strasse', 'STRASSE', 'cafe', 'istanbul', 'İSTANBUL'])
      expect(find(index, query)).toEqual(['train.md']);
  });

  test('beginnings and insides of words are found', () => {
    expect(find(index, 'moun')).toEqual(['hut.md']);
    expect(find(index, 'traw')).toEqual(['hut.md']);
    expect(find(index, 'ra')).toEqual([]);
  });

  test('scripts without spaces are found by any run of characters', () => {
    expect(find(index, '東京')).toEqual(['tokyo.md']);
    expect(find(index, '京の夜')).toEqual(['tokyo.md']);
    expect(find(index, '夜')).toEqual(['tokyo.md']);
    expect(find(index, '𠮷野さん')).toEqual(['tokyo.md']);
    expect(find(index, '京夜')).toEqual([]);
    expect(find(index, '東京の本屋')).toEqual([]);
  });

  test('words in quotes follow each other exactly', () => {
    expect(find(index, '"slept on straw"')).toEqual(['hut.md']);
    expect(find(index, '"slept straw"')).toEqual([]);
    expect(find(index, '“on straw”')).toEqual(['hut.md']);
    expect(find(index, '"stra"')).toEqual([]);
    expect(find(index, '"on stra')).toEqual(['hut.md']);
    expect(find(index, '"clouds mountains"')).toEqual([]);
  });

  test('a path is found as it is written', () => {
    expect(find(index, 'tokyo.md')).toEqual(['tokyo.md']);
    expect(find(index, 'hut.md')).toEqual(['hut.md']);
  });

  test('nothing to look for finds nothing', () => {
    expect(find(index, ' … ')).toEqual([]);
    expect(find(createSearchIndex(), 'hut')).toEqual([]);
  });
});

describe('typing errors', () => {
  test('one in words of four letters, two from eight on, none below', () => {
    expect(find(index, 'cluods', true)).toEqual(['hut.md']);
    expect(find(index, 'mountians', true)).toEqual(['hut.md']);
    expect(find(index, 'muontians', true)).toEqual(['hut.md']);
    expect(find(index, 'clauds', false)).toEqual([]);
    expect(find(index, 'claads', true)).toEqual([]);
    expect(find(index, 'hxt', true)).toEqual([]);
  });

  test('posts with the word itself come before those with a similar one, and are told apart', () => {
    const near = indexOf(
      aDocument({ path: 'huge.md', title: 'A huge thing' }),
      aDocument({ path: 'hugo.md', text: 'about hugo' }),
    );
    expect(near.search(parseQuery('hugo'), true)).toEqual([
      { place: 'text', isSimilar: false, paths: ['hugo.md'] },
      { place: 'title', isSimilar: true, paths: ['huge.md'] },
    ]);
    expect(find(near, 'hugo', false)).toEqual(['hugo.md']);
  });

  test('quotes forgive nothing', () => {
    expect(find(index, '"cluods"', true)).toEqual([]);
  });
});

describe('changes', () => {
  test('a post that changed is found by its new words only, one that is gone by none', () => {
    const own = indexOf(hut, train);
    own.put({ ...hut, title: 'Another title' });
    expect(find(own, 'clouds')).toEqual([]);
    expect(find(own, 'another')).toEqual(['hut.md']);
    own.remove('hut.md');
    expect([find(own, 'another'), own.size]).toEqual([[], 1]);
  });

  test('many changes do not make it grow', () => {
    const own = indexOf(hut, train, tokyo);
    for (let turn = 0; turn < 100; turn += 1) own.put({ ...hut, text: `word${turn} straw` });
    const small = own.listBytes;
    for (let turn = 100; turn < 3_000; turn += 1) own.put({ ...hut, text: `word${turn} straw` });
    expect(own.listBytes).toBeLessThan(small * 2);
    expect(find(own, '"word2999 straw"')).toEqual(['hut.md']);
    expect(find(own, 'word2998')).toEqual([]);
    expect(find(own, '東京の夜')).toEqual(['tokyo.md']);
  });
});

describe('properties', () => {
  const documents = fc
    .array(fc.record({ title: anyTexts, tags: fc.array(anyWords, { maxLength: 3 }), text: anyTexts }), {
      minLength: 1,
      maxLength: 12,
    })
    .map(list => list.map((post, at) => aDocument({ ...post, path: `p${at}.md` })));

  test('every word of every post finds its post', () => {
    fc.assert(
      fc.property(documents, fc.nat(), fc.nat(), (posts, pick, word) => {
        const post = posts[pick % posts.length]!;
        const words = `${post.title} ${post.tags.join(' ')} ${post.text}`
          .split(/[\s"“”„«»]+/u)
          .filter(isSearchable);
        if (words.length === 0) return;
        expect(find(indexOf(...posts), words[word % words.length]!)).toContain(post.path);
      }),
      { numRuns: 300 },
    );
  });

  test('a word with one edit finds its post, and without forgiving it does not', () => {
    const edits = fc.record({
      at: fc.nat(),
      letter: fc.constantFrom(...'aeiou'),
      how: fc.constantFrom('change', 'add', 'drop', 'swap'),
    });
    let missedWithout = 0;
    fc.assert(
      fc.property(plainWords, edits, (word, edit) => {
        const typed = withEdit(word, edit);
        if (allowedEdits(typed.length) === 0 || word.length < 4) return;
        const own = indexOf(aDocument({ text: `some ${word} there`, path: 'x.md', title: '' }));
        expect(find(own, typed, true)).toEqual(['x.md']);
        if (find(own, typed, false).length === 0) missedWithout += 1;
      }),
      { numRuns: 500 },
    );
    expect(missedWithout).toBeGreaterThan(50);
  });

  test('any part of a run without spaces finds its post', () => {
    const runs = fc.string({
      unit: fc.constantFrom(...'東京都夜の本屋カー々', '𠮷'),
      minLength: 2,
      maxLength: 12,
    });
    fc.assert(
      fc.property(runs, fc.nat(), fc.nat(), (run, from, length) => {
        const characters = [...run];
        const start = from % characters.length;
        const part = characters.slice(start, start + 1 + (length % characters.length)).join('');
        expect(find(indexOf(aDocument({ text: run })), part)).toEqual(['posts/a.md']);
      }),
    );
  });

  test('changed and rebuilt, it answers like one made anew', () => {
    fc.assert(
      fc.property(documents, documents, anyWords, (before, after, query) => {
        const changed = indexOf(...before);
        for (let turn = 0; turn < 300; turn += 1) changed.put(before[turn % before.length]!);
        for (const post of before) changed.remove(post.path);
        for (const post of after) changed.put(post);
        for (const isForgiving of [false, true])
          expect(find(changed, query, isForgiving)).toEqual(find(indexOf(...after), query, isForgiving));
      }),
      { numRuns: 30 },
    );
  });
});

function isSearchable(word: string): boolean {
  let count = 0;
  visitTokens(word, () => {
    count += 1;
  });
  return count > 0 && foldText(word) !== '';
}

function withEdit(word: string, { at, letter, how }: { at: number; letter: string; how: string }): string {
  const place = at % word.length;
  if (how === 'add') return word.slice(0, place) + letter + word.slice(place);
  if (how === 'drop') return word.slice(0, place) + word.slice(place + 1);
  if (how === 'swap' && place + 1 < word.length)
    return word.slice(0, place) + word.charAt(place + 1) + word.charAt(place) + word.slice(place + 2);
  return word.slice(0, place) + letter + word.slice(place + 1);
}
