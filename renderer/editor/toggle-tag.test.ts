import { describe } from 'vitest';
import { check } from './marked-text.test-support.ts';
import { toggleLink } from './toggle-link.ts';
import { toggleBold, toggleCode, toggleItalic } from './toggle-mark.ts';

/** Angle brackets of tags are written as round ones here, since `<…>` marks a selection. */
function checkHtml(command: typeof toggleBold, before: string, expected: string) {
  const marked = before.replaceAll('(', '\\<').replaceAll(')', '\\>');
  check(command, marked, expected.replaceAll('(', '<').replaceAll(')', '>'), 'html');
}

describe('in an HTML post', () => {
  checkHtml(toggleBold, 'one <two>', 'one (strong)<two>(/strong)');
  checkHtml(toggleBold, 'one (strong)<two>(/strong)', 'one <two>');
  checkHtml(toggleBold, 'one <(strong)two(/strong)>', 'one <two>');
  checkHtml(toggleBold, 'o|ne', '(strong)o|ne(/strong)');
  checkHtml(toggleBold, '(strong)o|ne(/strong)', 'o|ne');
  checkHtml(toggleItalic, '|', '(em)|(/em)');
  checkHtml(toggleItalic, '(em)|(/em)', '|');
  checkHtml(toggleCode, '<a> and <b>', '(code)<a>(/code) and (code)<b>(/code)');
  checkHtml(toggleLink, 'see <this>', 'see (a href="|")this(/a)');
  checkHtml(toggleLink, '|', '(a href="|")(/a)');
});
