import { describe, expect, it } from 'vitest';
import { readJsonFrontMatter as read } from '../json-front-matter.ts';
import { edited } from './edit-field.test-support.ts';

const json = (text: string, key: string, value: Parameters<typeof edited>[2]) =>
  edited(text, key, value, { read });

describe('JSON', () => {
  const text =
    '{\n  "title" : "a",\n  "tags": ["x","y"],\n  "draft": true, "n": 1,\n  "p": {"c": null}\n}\nBody\n';

  it.each([
    ['title', 'say "b"\n\\', ['"a"', '"say \\"b\\"\\n\\\\"']],
    ['tags', ['x', 'y', 'z'], ['"y"]', '"y","z"]']],
    ['tags', ['y'], ['["x","y"]', '["y"]']],
    ['draft', false, ['true', 'false']],
    ['n', '2', [': 1,', ': 2,']],
    ['p.c', 'x', ['null', '"x"']],
    ['title', undefined, ['"title" : "a",\n  ', '']],
    ['p.c', undefined, ['"c": null', '']],
    ['slug', 'b', ['"n": 1,', '"n": 1, "slug": "b",']],
    ['p.d', 'b', ['"c": null', '"c": null, "d": "b"']],
    ['a"b', ['c'], ['"n": 1,', '"n": 1, "a\\"b": ["c"],']],
  ] as const)('%s: %j', (key, value, [old, now]) => {
    expect(json(text, key, value)).toBe(text.replace(old, now));
  });

  it('has keys after others or first', () => {
    expect(json('{\n  "a": 1\n}\n', 'b', 'c')).toBe('{\n  "a": 1,\n  "b": "c"\n}\n');
    expect(json('{"a": 1}\n', 'b', 'c')).toBe('{"a": 1, "b": "c"}\n');
    expect(json('{}\n', 'b', 'c')).toBe('{"b": "c"}\n');
    expect(json('{\n}\n', 'b', 'c')).toBe('{\n  "b": "c"\n}\n');
    expect(json('{"a": 1}\n', 'a', undefined)).toBe('{}\n');
    expect(json('{"a": 1, "b": 2}\n', 'b', undefined)).toBe('{"a": 1}\n');
    expect(json('{"a": 1}\n', 'x.y', 'c')).toBe('!key');
  });

  it('knows no other booleans', () => {
    expect(json('{"a": "yes"}\n', 'a', false)).toBe('{"a": "no"}\n');
    expect(json('{"a": null}\n', 'a', false)).toBe('{"a": false}\n');
  });
});
