import { describe } from 'vitest';
import { indentListItem, outdentListItem } from './list-indent.ts';
import { check } from './marked-text.test-support.ts';

describe('Tab', () => {
  check(indentListItem, '- one\n- two|', '- one\n  - two|');
  check(indentListItem, '- one\n- |two', '- one\n  - |two');
  check(indentListItem, '- one\n- |', '- one\n  - |');
  check(indentListItem, '1. one\n2. two|', '1. one\n  2. two|');
  check(indentListItem, '- one\n<- two\n- three>', '- one\n  <- two\n  - three>');
  check(indentListItem, '\\> - one\n\\> - two|', '> - one\n>   - two|');
  check(indentListItem, 'plain|', undefined);
  check(indentListItem, '|', undefined);
  check(indentListItem, '# heading|', undefined);
  check(indentListItem, '```\nco|de\n```', '```\n  co|de\n```');
});

describe('Shift-Tab', () => {
  check(outdentListItem, '- one\n  - two|', '- one\n- two|');
  check(outdentListItem, '- one\n\t- two|', '- one\n- two|');
  check(outdentListItem, '- one\n - two|', '- one\n- two|');
  check(outdentListItem, '- one\n<  - two\n  - three>', '- one\n<- two\n- three>');
  check(outdentListItem, '- one|', undefined);
  check(outdentListItem, '  plain|', undefined);
});
