import { describe, expect, it } from 'vitest';
import { readTomlFrontMatter as read } from '../toml-front-matter.ts';
import { edited } from './edit-field.test-support.ts';

function inToml(
  inner: string,
  key: string,
  value: Parameters<typeof edited>[2],
  others: string[] = [],
): string {
  const result = edited(`+++\n${inner}\n+++\nBody = 1\n`, key, value, {
    read,
    others: others.map(other => `+++\n${other}\n+++\n`),
  });
  return result.startsWith('!') ? result : result.slice(4, -'\n+++\nBody = 1\n'.length);
}

describe('a value in TOML', () => {
  it.each([
    ['title = "a" # c', 'b', 'title = "b" # c'],
    ['title="a"', 'say "b" \\', 'title="say \\"b\\" \\\\"'],
    ["title = 'a'", 'b \\ c', "title = 'b \\ c'"],
    ["title = 'a'", "it's", 'title = "it\'s"'],
    ['title       = "a"', 'b', 'title       = "b"'],
    ['title = "a"', 'b\nc', 'title = "b\\u000ac"'],
    ['date = 2020-01-01', '2021-02-03', 'date = 2021-02-03'],
    ['date = "2020-01-01"', '2021-02-03', 'date = "2021-02-03"'],
    ['date = 2020-01-01T10:00:00+02:00', '2021-02-03T11:30:00+01:00', 'date = 2021-02-03T11:30:00+01:00'],
    ['weight = 0x10', '17', 'weight = 17'],
    ['title = "a"', '17', 'title = "17"'],
    ['draft = true', false, 'draft = false'],
    ['tags = [ "a","b" ]', ['a', 'b', 'c'], 'tags = [ "a","b","c" ]'],
    ['tags = ["a", \'b\']', ['x', 'b'], 'tags = ["x", \'b\']'],
    ['tags = [\n  "a", # one\n  "b",\n]', ['a', 'b', 'c'], 'tags = [\n  "a", # one\n  "b",\n  "c",\n]'],
    ['tags = [\n  "a", # one\n  "b",\n]', ['b'], '!comment'],
    ['tags = [["a"]]', ['b'], '!nested-list'],
    // The keys of such a table are fields of their own.
    ['extra = {a = 1}', 'b', '!changes-more'],
    ['title = """\na\nb"""', 'a\nc', 'title = """\na\nc"""'],
    ['title = """\na\nb"""', 'a\\b', 'title = "a\\\\b"'],
    ["title = '''a'''", "it's", "title = '''it's'''"],
  ] as const)('%j', (before, value, after) => {
    expect(inToml(before, /^\w+/.exec(before)?.[0] ?? '', value)).toBe(after);
  });

  it('in a table has the dotted key', () => {
    const inner = 'title = "a"\n[taxonomies]\ntags = ["x"]\n[extra]\nteam = "t"';
    expect(inToml(inner, 'taxonomies.tags', ['x', 'y'])).toBe(inner.replace('["x"]', '["x", "y"]'));
    expect(inToml(inner, 'extra.team', undefined)).toBe(inner.replace('\nteam = "t"', ''));
    expect(inToml('extra = { a = 1, b = "c" } # d', 'extra.b', 'e')).toBe('extra = { a = 1, b = "e" } # d');
  });
});

describe('a new key in TOML', () => {
  it('stands before the first table, or in its own', () => {
    const inner = '# c\ntitle = "a"\n\n[extra]\nteam = "t"';
    expect(inToml(inner, 'draft', true)).toBe('# c\ntitle = "a"\ndraft = true\n\n[extra]\nteam = "t"');
    expect(inToml(inner, 'extra.url', 'u')).toBe(`${inner}\nurl = "u"`);
    expect(inToml(inner, 'taxonomies.tags', ['x'])).toBe(`${inner}\n\n[taxonomies]\ntags = ["x"]`);
    expect(inToml('[extra]\nteam = "t"', 'title', 'a')).toBe('title = "a"\n[extra]\nteam = "t"');
  });

  it('is written like those of the other posts', () => {
    const others = ["title   = 'x'\ndate    = 2020-01-01\ntags    = [ 'a','b' ]\ndraft   = true"];
    expect(inToml("title   = 'a'\ndraft   = true", 'tags', ['b', 'c'], others)).toBe(
      "title   = 'a'\ntags    = [ 'b','c' ]\ndraft   = true",
    );
    expect(inToml("title = 'a'", 'date', '2021-01-01', others)).toBe("title = 'a'\ndate = 2021-01-01");
    expect(inToml("title = 'a'", 'a b', 'c')).toBe('title = \'a\'\n"a b" = "c"');
  });
});
