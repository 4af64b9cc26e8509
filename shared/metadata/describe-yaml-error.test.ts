import { expect, it } from 'vitest';
import { readJsonFrontMatter } from './json-front-matter.ts';
import { readTomlFrontMatter } from './toml-front-matter.ts';
import { readYamlFrontMatter } from './yaml-front-matter.ts';

const errorOf = (yaml: string) => readYamlFrontMatter(`---\n${yaml}\n---\n`)?.error;

it.each([
  ['a: 1\ntitle: Hello: world', "line 3: a value with ': ' in it needs quotes"],
  ['title: "Hello\ndate: 2\ntags: x', 'line 2: a quote is opened here and not closed'],
  ['a: "two\n  lines"\ntitle: "Hello', 'line 4: a quote is opened here and not closed'],
  ['"a: 1\nb: 2', 'line 2: a quote is opened here and not closed'],
  ['a: b [c\ntags: [a, b', 'line 3: a bracket [ is opened here and not closed'],
  ['a: b [c\nx: |\n  a\n b', 'line 5: the line is not indented like those around it'],
  ["a: 'b'\ntitle: 'it\ndate: 2\ntags: x", 'line 3: a quote is opened here and not closed'],
  ['a: "b"\ntags: [a, b\ndate: 2\nx: y', 'line 3: a bracket [ is opened here and not closed'],
  ['tags: {a: b\ndate: 2', 'line 2: a bracket { is opened here and not closed'],
  ['tags: [a, "b]\ndate: 2', 'line 2: a quote is opened here and not closed'],
  ['a: 1\n\ttitle: x', 'line 3: a tab stands before the text; YAML takes spaces only'],
  ['a:\n\tb: 1', 'line 3: a tab stands before the text; YAML takes spaces only'],
  ['a: 1\ntitle: @x', 'line 3: a value that begins with @ needs quotes'],
  ['a: 1\ntitle: `x`', 'line 3: a value that begins with ` needs quotes'],
  ['title: %x', 'line 2: a value that begins with % needs quotes'],
  [
    'a: 1\n<<<<<<< HEAD\ntitle: a\n=======\ntitle: b\n>>>>>>> x',
    "line 3: git's conflict markers are still in the text",
  ],
  ['title x\ndate: 1', 'line 2: a line without a key, or without the colon behind it'],
  ['title: "a" b', 'line 2: something stands behind the quote or bracket that ends the value'],
  ['title: - a', 'line 2: a list begins on the line below its key, or stands between [ and ]'],
  ['a: "C:\\q"', 'line 2: a backslash between double quotes is written twice, or the quotes are single ones'],
  ['x: |\n  a\n b', 'line 4: the line is not indented like those around it'],
])('says what is wrong with %j in plain words, where it begins: %s', (yaml, message) => {
  expect(errorOf(yaml)).toBe(message);
});

it.each([
  ['a = 1\n<<<<<<< HEAD\ntitle = "a"\n=======\n', "line 3: git's conflict markers are still in the text"],
  ['title = Hello', 'line 2: a value is missing, or a text without quotes'],
  ['a = 1\ntitle = "Hello\nb = 1', 'line 3: a quote is not closed on its line'],
  ['a = 1\na = 2', 'line 3: a key is there twice'],
  ['title "x"', 'line 2: a line without a key, or without the = behind it'],
])('says what is wrong with TOML, too: %j', (toml, message) => {
  expect(readTomlFrontMatter(`+++\n${toml}\n+++\n`)?.error).toBe(message);
});

it("says that git's conflict markers are in JSON, and takes none of a text's below it for one", () => {
  const marked = '{\n  "a": 1,\n<<<<<<< HEAD\n  "b": 2\n=======\n  "b": 3\n>>>>>>> x\n}\n';
  expect(readJsonFrontMatter(marked)?.error).toBe("line 3: git's conflict markers are still in the text");
  expect(readJsonFrontMatter('{\n  "a": }\n}\n<<<<<<< HEAD\n')?.error).not.toContain('git');
});
