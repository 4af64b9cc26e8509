import { describe, expect, test } from 'vitest';
import { after } from './marked-text.test-support.ts';
import { toggleLink } from './toggle-link.ts';
import { toggleBold, toggleCode, toggleItalic } from './toggle-mark.ts';

/** Angle brackets of tags are written as round ones here, since `<…>` marks a selection. */
function check(command: typeof toggleBold, before: string, expected: string) {
  test(`${JSON.stringify(before)} becomes ${JSON.stringify(expected)}`, () => {
    const marked = before.replaceAll('(', '\\<').replaceAll(')', '\\>');
    const found = after(command, marked, 'html');
    expect(found).toBe(expected.replaceAll('(', '<').replaceAll(')', '>'));
  });
}

describe('in an HTML post', () => {
  check(toggleBold, 'one <two>', 'one (strong)<two>(/strong)');
  check(toggleBold, 'one (strong)<two>(/strong)', 'one <two>');
  check(toggleBold, 'one <(strong)two(/strong)>', 'one <two>');
  check(toggleBold, 'o|ne', '(strong)o|ne(/strong)');
  check(toggleBold, '(strong)o|ne(/strong)', 'o|ne');
  check(toggleItalic, '|', '(em)|(/em)');
  check(toggleItalic, '(em)|(/em)', '|');
  check(toggleCode, '<a> and <b>', '(code)<a>(/code) and (code)<b>(/code)');
  check(toggleLink, 'see <this>', 'see (a href="|")this(/a)');
  check(toggleLink, '|', '(a href="|")(/a)');
});
