import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readPythonLiterals } from './python-literals.ts';

const seed = Number(process.env.LEYSIN_SEED ?? 20261122);
const numRuns = process.env.LEYSIN_LONG === '1' ? 100_000 : 500;

const read = (text: string) => Object.fromEntries(readPythonLiterals(text));

describe('a configuration in Python', () => {
  it('gives its strings, numbers and constants', () => {
    const text = `# POSTS = 1
A = "a" 'b'  # joined
B = r'\\d'
C = """two
lines"""
D = True
E = -1_000
F = None
G = u'it\\'s\\n'
`;
    expect(read(text)).toEqual({
      A: 'ab',
      B: '\\d',
      C: 'two\nlines',
      D: true,
      E: -1000,
      F: null,
      G: "it's\n",
    });
  });

  it('gives tuples, lists and dicts over several lines, with names known from before', () => {
    const text = `LANG = "en"
T = {LANG: "", "sv": "./sv",  # Swedish
}
P = (
    ("posts/*.md", "posts", "post.tmpl"),
    # ("old/*.md",),
)
ONE = ("a")
TUPLE = ("a",)
LONG = ("a"
        "b")
`;
    expect(read(text)).toEqual({
      LANG: 'en',
      T: new Map([
        ['en', ''],
        ['sv', './sv'],
      ]),
      P: [['posts/*.md', 'posts', 'post.tmpl']],
      ONE: 'a',
      TUPLE: ['a'],
      LONG: 'ab',
    });
  });

  it('leaves out what would have to be run, and goes on after it', () => {
    const text = `import os
A = os.environ["HOME"]
B = "a" + C
D = f"{A}"
E = "a".join([])
F = [x for x in y]
G = (1
H == 2
def f():
    I = 1
J = unknown
K = "last"
`;
    expect(read(text)).toEqual({ K: 'last' });
  });

  it('takes the last value of a name, and none when that cannot be told', () => {
    expect(read('A = 1\nA = 2\nB = 1\nB = f()\n')).toEqual({ A: 2 });
  });

  it('does not take a line inside a string for a setting', () => {
    expect(read('"""\nPOSTS = 1\n"""\nA = """\nPOSTS = 2\n"""\n')).toEqual({ A: '\nPOSTS = 2\n' });
  });

  it('reads CRLF, and nothing of a text that is too long or nested too deeply', () => {
    expect(read('A = [\r\n1,\r\n]\r\n')).toEqual({ A: [1] });
    expect(read(`A = 1\n${'#'.repeat(300_000)}`)).toEqual({});
    expect(read(`A = ${'['.repeat(50_000)}\nB = 1\n`)).toEqual({ B: 1 });
  });
});

it('any text is read without throwing and in the end', () => {
  const part = fc.constantFrom(
    'A = ',
    '"',
    "'",
    '"""',
    '(',
    ')',
    '[',
    ']',
    '{',
    '}',
    ':',
    ',',
    '\n',
    '#',
    '\\',
    'x',
    '1',
    ' ',
    'f',
  );
  fc.assert(
    fc.property(fc.array(part, { maxLength: 40 }), parts => {
      readPythonLiterals(parts.join(''));
    }),
    { seed, numRuns, verbose: 1 },
  );
});
