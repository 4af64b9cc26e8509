import { describe } from 'vitest';
import { check } from './marked-text.test-support.ts';
import { toggleLink } from './toggle-link.ts';

const checkLink = (before: string, expected: string | undefined) => check(toggleLink, before, expected);

describe('a new link', () => {
  checkLink('see <this page> now', 'see [this page](|) now');
  checkLink('|', '[|]()');
  checkLink('see |', 'see [|]()');
  checkLink('th|is', '[this](|)');
  checkLink('<https://example.org/a?b=c>', '[|](https://example.org/a?b=c)');
  checkLink('<mailto:me@example.org>', '[|](mailto:me@example.org)');
  checkLink('<http://a.example> and <b>', '[|](http://a.example) and [b](|)');
  checkLink('<**bold** text>', '[**bold** text](|)');
  checkLink('- <item>', '- [item](|)');
  checkLink('<javascript:alert(1)>', '[javascript:alert(1)](|)');
  checkLink('```\n<code>\n```', undefined);
});

describe('an existing link', () => {
  checkLink('see [th|is](https://example.org) now', 'see th|is now');
  checkLink('see <[this](https://example.org)> now', 'see <this> now');
  checkLink('see [<this>](https://example.org "title") now', 'see <this> now');
  checkLink('see [th|is][ref]\n\n[ref]: https://example.org', 'see th|is\n\n[ref]: https://example.org');
});
