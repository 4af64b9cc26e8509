import { describe, expect, it } from 'vitest';
import { edited } from './edit-field.test-support.ts';

const yaml = (inner: string) => `---\n${inner}\n---\nBody: x\n`;

/** The YAML between the fences after an edit, or the refusal. */
function inYaml(inner: string, key: string, value: Parameters<typeof edited>[2], separator?: string): string {
  const result = edited(yaml(inner), key, value, separator === undefined ? {} : { separator });
  return result.startsWith('!') ? result : result.slice(4, -'\n---\nBody: x\n'.length);
}

describe('a text in YAML', () => {
  it.each([
    ["title: 'a' # c", 'b', "title: 'b' # c"],
    ["title: 'a'", "it's", "title: 'it''s'"],
    ['title: "a"', 'say "b" \\', 'title: "say \\"b\\" \\\\"'],
    ['title: a', 'b — c', 'title: b — c'],
    ['title: a', 'b: c', 'title: "b: c"'],
    ['title: a', 'b #c', 'title: "b #c"'],
    ['title: a', '2024', 'title: "2024"'],
    ['title: a', 'yes', 'title: "yes"'],
    ['title: a', '- b', 'title: "- b"'],
    ['title: 2019', '2020', 'title: 2020'],
    ['version: 4.0', '4.1', 'version: 4.1'],
    ['title:   a   ', 'b', 'title:   b   '],
    ['title : a', 'b', 'title : b'],
    ['"title": a', 'b', '"title": b'],
    ['title: a', '', 'title: ""'],
    ["title: 'a'", '', "title: ''"],
    ['title:', 'b', 'title: b'],
    ['title: ', 'b', 'title: b'],
    ['title:   # c', 'b', 'title: b   # c'],
    ["title: ''", 'b', "title: 'b'"],
    ['title: ~', 'b', 'title: b'],
    ['title: !!str a', 'b', 'title: !!str b'],
    ['title: &t a', 'b', 'title: &t b'],
    ['date: \u00a02020-01-01 10:00', '2021-02-03 11:30', 'date: \u00a02021-02-03 11:30'],
    ['date: "2020-01-01"', '2021-02-03', 'date: "2021-02-03"'],
    ['date: 2020-01-01 # day', '2021-02-03', 'date: 2021-02-03 # day'],
    ['title: "👩‍👧"', '👩‍👦', 'title: "👩‍👦"'],
    ['title: a\ntitle: c', 'b', 'title: a\ntitle: b'],
    ['title: |\n  a\n  c\nz: 1', 'a\nb', 'title: |\n  a\n  b\nz: 1'],
    ['title: >-\n  one two\n  three\n\n  four', 'one 2\n4', 'title: >-\n  one 2\n\n  4'],
    ['title: >-\n  one two\n  three four', 'one two three 4', 'title: >-\n  one two\n  three 4'],
  ])('%j becomes %j', (before, value, after) => {
    const key = /^"?(\w+)/.exec(before)?.[1] ?? '';
    expect(inYaml(before, key, value)).toBe(after);
  });

  it.each([
    ['title: one two\n  three four\nz: 1', 'one two three 4', 'title: one two\n  three 4\nz: 1'],
    ['title: "one two\n  three"', 'one 2 three', 'title: "one 2\n  three"'],
    ["title: 'one\n\n  two'", 'one\n2', "title: 'one\n\n  2'"],
    ['title: one\n  two # c', 'one: two', 'title: "one: two" # c'],
    ["title: 'one\n  two' # c", "it's two", "title: 'it''s two' # c"],
    ['title: "one \\"\n  two"', 'one', 'title: "one"'],
  ])('over several lines: %j becomes %j', (before, value, after) => {
    expect(inYaml(before, 'title', value)).toBe(after);
  });

  it('that is the same already changes nothing', () => {
    for (const inner of ['title: "a"', 'title:  a ', "title: 'a' # c", 'title: |\n  a', 'title: [a,  b]'])
      expect(inYaml(inner, 'title', inner.includes('[') ? ['a', 'b'] : 'a')).toBe(inner);
  });
});

describe('a list in YAML', () => {
  it.each([
    ['[ a,b , "c" ]', ['a', 'b', 'c', 'd'], '[ a,b , "c" , d ]'],
    ['[a, b]', ['a', 'b', 'c'], '[a, b, c]'],
    ['[a,b]', ['a', 'x', 'b'], '[a,x,b]'],
    ['[a, b, c]', ['a', 'c'], '[a, c]'],
    ['[a, b, c]', ['b', 'c'], '[b, c]'],
    ['[a, b, c]', ['a', 'b'], '[a, b]'],
    ['["a", \'b\', c]', ['a', 'x', 'c'], '["a", \'x\', c]'],
    ['[a, b]', [], '[]'],
    ['[]', ['a'], '[a]'],
    ['[ ]', ['a', 'b'], '[ a, b ]'],
    ['[a, b,]', ['a', 'b', 'c'], '[a, b, c,]'],
    ['[a]', ['a', 'x, y'], '[a, "x, y"]'],
    ['[\n    a,\n    b\n  ]', ['a', 'b', 'c'], '[\n    a,\n    b,\n    c\n  ]'],
    ['[\n    a, # one\n    b\n  ]', ['a', 'x'], '[\n    a, # one\n    x\n  ]'],
    ['[\n    a, # one\n    b\n  ]', ['b'], '!comment'],
  ] as const)('%j', (before, value, after) => {
    const result = inYaml(`tags: ${before}`, 'tags', value);
    expect(result.replace(/^tags: /, '')).toBe(after);
  });

  it.each([
    ['- a\n- b', ['a', 'b', 'c'], '- a\n- b\n- c'],
    ['    - a\n    - b', ['b'], '    - b'],
    ['  - a # one\n  # between\n  - "b"', ['a', 'x', 'b'], '  - a # one\n  - x\n  # between\n  - "b"'],
    ['  - a # one\n  - b # two\n  - c', ['a', 'c'], '  - a # one\n  - c'],
    ['-   a\n-   b', ['x', 'b'], '-   x\n-   b'],
    ['- "a"\n- "b"', ['a', 'b', 'c: d'], '- "a"\n- "b"\n- "c: d"'],
    ['- a\n- b\n- c\n- d', ['d', 'b'], '- d\n- b'],
  ] as const)('%j below its key', (before, value, after) => {
    expect(inYaml(`tags:\n${before}\nz: 1`, 'tags', value)).toBe(`tags:\n${after}\nz: 1`);
  });

  it('below its key that loses all items becomes an empty one', () => {
    expect(inYaml('tags:\n- a\n- b\nz: 1', 'tags', [])).toBe('tags: []\nz: 1');
    expect(inYaml('tags:\n- a # why\nz: 1', 'tags', [])).toBe('!comment');
  });

  it('in a text keeps its separators and quotes', () => {
    expect(inYaml('tags: a b  c', 'tags', ['a', 'b', 'c', 'd'], ' ')).toBe('tags: a b  c  d');
    expect(inYaml('tags: a b', 'tags', ['b'], ' ')).toBe('tags: b');
    expect(inYaml('tags: "a,b"', 'tags', ['a', 'b', 'c'], ',')).toBe('tags: "a,b,c"');
    expect(inYaml('tags: a', 'tags', ['a', 'b'], ',')).toBe('tags: a, b');
    expect(inYaml('tags: a b', 'tags', ['a b', 'c d'], ' ')).toBe('!unwritable');
    expect(inYaml('tags: a', 'tags', [], ' ')).toBe('tags: ""');
  });

  it('made of one text becomes one between brackets', () => {
    expect(inYaml("tags: 'post'", 'tags', ['post', 'x'])).toBe("tags: ['post', 'x']");
    expect(inYaml('tags: post', 'tags', ['talk'])).toBe('tags: talk');
  });

  it('that is empty is filled in the form of the other posts', () => {
    const others = ['---\ntags:\n  - "x"\n---\n', '---\ntags: [y]\n---\n'];
    const below = edited('---\ntags: # t\nz: 1\n---\n', 'tags', ['a', 'b'], { others });
    expect(below).toBe('---\ntags: # t\n  - "a"\n  - "b"\nz: 1\n---\n');
    expect(inYaml('tags:\nz: 1', 'tags', ['a'])).toBe('tags: [a]\nz: 1');
    expect(inYaml('tags:', 'tags', [])).toBe('tags:');
  });
});

describe('a boolean', () => {
  it.each([
    ['true', false, 'false'],
    ['False', true, 'True'],
    ['YES', false, 'NO'],
    ['on', false, 'off'],
    ['"true"', false, '"false"'],
    ['n', true, 'y'],
    ['', true, 'true'],
  ] as const)('%j', (before, value, after) => {
    expect(inYaml(`draft: ${before}`, 'draft', value)).toBe(`draft: ${after}`);
  });

  it('is none where the value is none', () => {
    expect(inYaml('draft: maybe', 'draft', true)).toBe('!not-boolean');
    expect(inYaml('draft: [true]', 'draft', true)).toBe('!list');
  });
});

describe('a key that goes', () => {
  it('takes its lines and nothing else', () => {
    expect(inYaml('# c\ntags:\n- a\n- b\n\nz: 1', 'tags', undefined)).toBe('# c\n\nz: 1');
    expect(inYaml('a: |\n  x\n\nz: 1', 'z', undefined)).toBe('a: |\n  x\n');
    expect(inYaml('a: 1 # one\nz: 1', 'a', undefined)).toBe('z: 1');
    expect(inYaml('a: 1', 'b', undefined)).toBe('a: 1');
    expect(inYaml('m:\n  n: 1\nz: 1', 'm', undefined)).toBe('z: 1');
    expect(edited('---\na: 1\n---', 'a', undefined)).toBe('---\n---');
    expect(edited('.. title: A\n.. tags: b\n\nBody', 'tags', undefined)).toBe('.. title: A\n\nBody');
    expect(edited('.. title: A\n.. tags: b', 'tags', undefined)).toBe('.. title: A');
  });

  it('stays when it occurs twice, or others depend on it', () => {
    expect(inYaml('a: 1\na: 2', 'a', undefined)).toBe('!duplicate');
    expect(inYaml('a: &x 1\nb: *x', 'a', undefined)).toBe('!changes-more');
  });
});

describe('nothing is guessed', () => {
  it.each([
    ['x: &x 1\ntitle: *x', '!alias'],
    ['title: &x a\nb: *x', '!changes-more'],
    ['title: {a: b}', '!map'],
    ['title: [a]', '!list'],
    ['title: |2\n    a', '!multi-line'],
    ['{title: a}', '!form'],
    ['? title\n: a', '!form'],
    ['title: a: c', '!broken'],
    ['title: {{ x }}', '!template'],
    ['title: a\nz: {{ x }}', '!template'],
  ])('%j', (inner, refusal) => {
    expect(inYaml(inner, 'title', 'b')).toBe(refusal);
  });

  it('in lists of more than texts', () => {
    expect(inYaml('tags: [a: 1]', 'tags', ['b'])).toBe('!nested-list');
    expect(inYaml('tags:\n- a\n- [b]', 'tags', ['a'])).toBe('!nested-list');
    expect(inYaml('tags: [&x a]\nb: *x', 'tags', ['b'])).toBe('!alias');
    expect(inYaml('tags:\n- a\n- >-\n  b', 'tags', ['a'])).toBe('!multi-line');
  });

  it('where nothing ends the block', () => {
    expect(edited('---\ntitle: a\n\nText\n', 'title', 'b')).toBe('!open');
  });
});

describe("Nikola's lines", () => {
  it.each([
    ['.. title: A\n.. tags: x,y\n\nBody', 'title', 'B: c', '.. title: B: c\n.. tags: x,y\n\nBody'],
    ['.. title:   A  \n.. tags:\n\nBody', 'title', 'B', '.. title:   B  \n.. tags:\n\nBody'],
    ['.. title: A\n.. tags:\n\nBody', 'tags', ['a'], '.. title: A\n.. tags: a\n\nBody'],
    ['.. title: A\n.. tags: \n\nBody', 'tags', ['a', 'b'], '.. title: A\n.. tags: a, b\n\nBody'],
    ['.. title: A\n.. tags: x,y\n', 'tags', ['x', 'y', 'z'], '.. title: A\n.. tags: x,y,z\n'],
    ['.. title: A\n.. tags: x, y\n', 'tags', ['y'], '.. title: A\n.. tags: y\n'],
    ['.. title: A\n.. tags: x\n', 'tags', [], '.. title: A\n.. tags: \n'],
    [
      '<!--\n.. title: A\n.. status: \n-->\nBody',
      'status',
      'draft',
      '<!--\n.. title: A\n.. status: draft\n-->\nBody',
    ],
    ['<!-- .. title: A -->Body', 'title', 'B', '<!-- .. title: B -->Body'],
    ['<!-- .. title: A -->Body', 'slug', 'b', '!form'],
    ['<!--\n.. title: A\n-->\n', 'title', 'a --> b', '!unwritable'],
    ['.. title: A\n\nBody', 'title', 'a\nb', '!line-break'],
    ['.. title: A\n\nBody', 'a:b', 'c', '!key'],
    ['.. title: A\n.. has_math: yes\n\n', 'has_math', false, '.. title: A\n.. has_math: no\n\n'],
    ['.. title: A', 'slug', 'b', '.. title: A\n.. slug: b'],
  ] as const)('%j', (text, key, value, after) => {
    expect(edited(text, key, value)).toBe(after);
  });
});

describe('a hostile block', () => {
  it('is edited like any other, or refused', () => {
    const bomb = Array.from({ length: 9 }, (_, level) => {
      const items = Array(9).fill(level === 0 ? 'x' : `*l${level - 1}`);
      return `l${level}: &l${level} [${items.join(', ')}]`;
    }).join('\n');
    expect(inYaml(`title: a\n${bomb}`, 'title', 'b')).toBe(`title: b\n${bomb}`);
    expect(inYaml(`title: a\n${bomb}`, 'l8', ['b'])).toBe('!alias');
    const keys = Array.from({ length: 3000 }, (_, index) => `k${index}: 1`).join('\n');
    expect(inYaml(`${keys}\ntitle: a`, 'title', 'b')).toBe(`${keys}\ntitle: b`);
    expect(inYaml(`a: ${'['.repeat(500)}\ntitle: a`, 'title', 'b')).toBe('!broken');
    expect(inYaml('x: &x {y: 1}\n<<: *x\ntitle: a', 'title', 'b')).toBe('x: &x {y: 1}\n<<: *x\ntitle: b');
    expect(inYaml('__proto__: a', '__proto__', 'b')).toBe('__proto__: b');
  });

  it('with a list of thousands of items keeps all but the changed one', () => {
    const items = Array.from({ length: 3000 }, (_, index) => `i${index}`);
    const next = items.map(item => (item === 'i1500' ? 'other' : item));
    expect(inYaml(`tags: [${items.join(',')}]`, 'tags', next)).toBe(`tags: [${next.join(',')}]`);
  });
});
