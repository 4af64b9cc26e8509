import { describe, expect, test } from 'vitest';
import { after } from './marked-text.test-support.ts';
import { toggleLink } from './toggle-link.ts';

function check(before: string, expected: string | undefined) {
  test(`${JSON.stringify(before)} becomes ${JSON.stringify(expected)}`, () => {
    expect(after(toggleLink, before)).toBe(expected);
  });
}

describe('a new link', () => {
  check('see <this page> now', 'see [this page](|) now');
  check('|', '[|]()');
  check('see |', 'see [|]()');
  check('th|is', '[this](|)');
  check('<https://example.org/a?b=c>', '[|](https://example.org/a?b=c)');
  check('<mailto:me@example.org>', '[|](mailto:me@example.org)');
  check('<http://a.example> and <b>', '[|](http://a.example) and [b](|)');
  check('<**bold** text>', '[**bold** text](|)');
  check('- <item>', '- [item](|)');
  check('<javascript:alert(1)>', '[javascript:alert(1)](|)');
  check('```\n<code>\n```', undefined);
});

describe('an existing link', () => {
  check('see [th|is](https://example.org) now', 'see th|is now');
  check('see <[this](https://example.org)> now', 'see <this> now');
  check('see [<this>](https://example.org "title") now', 'see <this> now');
  check('see [th|is][ref]\n\n[ref]: https://example.org', 'see th|is\n\n[ref]: https://example.org');
});
