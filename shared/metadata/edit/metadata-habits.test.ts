import { describe, expect, it } from 'vitest';
import { edited, readTop } from './edit-field.test-support.ts';
import { readHabits } from './metadata-habits.ts';

const added = (
  inner: string,
  key: string,
  value: Parameters<typeof edited>[2],
  others: readonly string[],
  separator?: string,
) =>
  edited(`---\n${inner}\n---\n`, key, value, {
    others: others.map(other => `---\n${other}\n---\n`),
    ...(separator === undefined ? {} : { separator }),
  }).slice(4, -5);

describe('a new key', () => {
  it('stands where the newest post that has it has it', () => {
    const others = ['title: x\nslug: y', 'title: x\ndate: 2020-01-01\ndraft: true\ntags: [a]'];
    expect(added('title: a\ntags: [b]', 'date', '2021-01-01', others)).toBe(
      'title: a\ndate: 2021-01-01\ntags: [b]',
    );
    expect(added('date: 2020-01-01\ntags: [b]', 'title', 'a', others)).toBe(
      'title: a\ndate: 2020-01-01\ntags: [b]',
    );
    expect(added('title: a\nz: 1', 'draft', true, others)).toBe('title: a\ndraft: true\nz: 1');
    expect(added('title: a\nz: 1', 'new', 'b', others)).toBe('title: a\nz: 1\nnew: b');
  });

  it('stands behind the lines of the key before it', () => {
    const others = ['title: x\ntags: []\nslug: y'];
    expect(added('title: a\ntags:\n- b # c\nz: 1', 'slug', 's', others)).toBe(
      'title: a\ntags:\n- b # c\nslug: s\nz: 1',
    );
    expect(added('title: |\n  a\n\n  b\nz: 1', 'slug', 's', others)).toBe(
      'title: |\n  a\n\n  b\nslug: s\nz: 1',
    );
    expect(added('# nothing', 'slug', 's', others)).toBe('# nothing\nslug: s');
    expect(edited('---\n---\nBody', 'slug', 's')).toBe('---\nslug: s\n---\nBody');
  });

  it('has the quotes, kind and words of that key', () => {
    const others = ['title: "x"\nslug: \'y\'\ndate: "2020-01-01"\ndraft: no\nversion: 4.0\ndescription: a b'];
    expect(added('z: 1', 'title', 'a', others)).toBe('title: "a"\nz: 1'.split('\n').reverse().join('\n'));
    expect(added('z: 1', 'slug', 's', others)).toBe("z: 1\nslug: 's'");
    expect(added('z: 1', 'date', '2021-01-01', others)).toBe('z: 1\ndate: "2021-01-01"');
    expect(added('z: 1', 'draft', true, others)).toBe('z: 1\ndraft: yes');
    expect(added('z: 1', 'version', '5.0', others)).toBe('z: 1\nversion: 5.0');
    expect(added('z: 1', 'description', 'c', others)).toBe('z: 1\ndescription: c');
    expect(added('z: 1', 'draft', true, [])).toBe('z: 1\ndraft: true');
    expect(added('z: 1', 'image', '', [])).toBe('z: 1\nimage:');
  });

  it('with a list has their form, indent and spaces', () => {
    expect(added('z: 1', 'tags', ['a', 'b'], ['tags: [ x,y ]'])).toBe('z: 1\ntags: [ a,b ]');
    expect(added('z: 1', 'tags', ['a', 'b'], ["tags:\n    - 'x'"])).toBe("z: 1\ntags:\n    - 'a'\n    - 'b'");
    expect(added('z: 1', 'tags', ['a', 'b'], ['categories:\n- x'])).toBe('z: 1\ntags:\n- a\n- b');
    expect(added('z: 1', 'tags', ['a', 'b'], ['tags: x y'], ' ')).toBe('z: 1\ntags: a b');
    expect(added('z: 1', 'tags', ['a', 'b'], [])).toBe('z: 1\ntags: [a, b]');
    expect(edited('.. title: a\n', 'tags', ['a', 'b'], { others: ['.. title: x\n.. tags: x,y\n'] })).toBe(
      '.. title: a\n.. tags: a,b\n',
    );
  });

  it('is aligned where values are', () => {
    expect(added('layout: post\ntitle:  "a"', 'date', '2020-01-01', [])).toBe(
      'layout: post\ntitle:  "a"\ndate:   2020-01-01',
    );
    expect(added('title:  a\ndate:  2020-01-01', 'slug', 's', [])).toBe(
      'title:  a\ndate:  2020-01-01\nslug:  s',
    );
    expect(added('title:a', 'slug', 's', [])).toBe('');
  });

  it('needs a name the dialect can write', () => {
    expect(added('z: 1', 'cSpell:ignore', 'a b', [])).toBe('z: 1\ncSpell:ignore: a b');
    expect(added('z: 1', 'a: b', 'c', [])).toBe('z: 1\n"a: b": c');
    expect(added('z: 1', '__proto__', 'c', [])).toBe('z: 1\n__proto__: c');
    expect(edited('---\nz: 1\n---\n', 'a\nb', 'c')).toBe('!key');
    expect(edited('---\nz: 1\n---\n', '', 'c')).toBe('!key');
  });
});

describe('habits', () => {
  it('come from posts of the style that can be read', () => {
    const neighbours = ['---\na: [\n---\n', '.. title: x\n', '---\ntitle: "words"\n---\n'].map(text => {
      const block = readTop(text);
      if (block === undefined) throw new Error(text);
      return { text, block };
    });
    expect(readHabits('yaml', neighbours)).toMatchObject({ orders: [['title']], quote: '"' });
    expect(readHabits('unknown', neighbours).orders).toEqual([]);
  });
});

it('a date in the place of what was none is written as those of the other posts', () => {
  const broken = '---\ndate: 2020-01-01 10:00 2020\n---\n';
  const after = (others: readonly string[]) => edited(broken, 'date', '2021-01-01 10:00', { others });
  expect(after(['---\ndate: 2020-01-01\n---\n'])).toBe('---\ndate: 2021-01-01 10:00\n---\n');
  expect(after([])).toBe('---\ndate: "2021-01-01 10:00"\n---\n');
});
