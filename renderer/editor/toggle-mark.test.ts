import { describe, expect, test } from 'vitest';
import { after, check, stateOf } from './marked-text.test-support.ts';
import { toggleBold, toggleCode, toggleItalic } from './toggle-mark.ts';

describe('bold', () => {
  check(toggleBold, 'one <two> three', 'one **<two>** three');
  check(toggleBold, 'one **<two>** three', 'one <two> three');
  check(toggleBold, 'one <**two**> three', 'one <two> three');
  check(toggleBold, 'one __<two>__ three', 'one <two> three');
  check(toggleBold, 'one< two >three', 'one **<two>** three');
  check(toggleBold, '<one>', '**<one>**');
  check(toggleBold, '|', '**|**');
  check(toggleBold, '**|**', '|');
  check(toggleBold, 'one |', 'one **|**');
  check(toggleBold, 'one **|**', 'one |');
  check(toggleBold, 'a **two|**', 'a **two**|');
  check(toggleItalic, 'a *two|*', 'a *two*|');
  check(toggleCode, 'a `two|`', 'a `two`|');
  check(toggleBold, 'o|ne two', '**o|ne** two');
  check(toggleBold, '**o|ne** two', 'o|ne two');
  check(toggleBold, '|one', '**|**one');
  check(toggleBold, 'one|', 'one**|**');
  check(toggleBold, 'a <b **c> d** e', 'a **<b c> d** e');
  check(toggleBold, 'a **b <c** d> e', 'a **b <c d>** e');
  check(toggleBold, 'a <b **c** d> e', 'a **<b c d>** e');
  check(toggleBold, 'a **b <c> d** e', 'a b <c> d e');
  check(toggleBold, '<one> and <two>', '**<one>** and **<two>**');
  check(toggleBold, '**<one>** and **<two>**', '<one> and <two>');
  check(toggleBold, '*<one>*', '***<one>***');
  check(toggleBold, '- <one>', '- **<one>**');
  check(toggleBold, '<- one>', '- **<one>**');
  check(toggleBold, '<- one\n- two>', '- **<one**\n- **two>**');
  check(toggleBold, '- **<one**\n- **two>**', '- <one\n- two>');
  check(toggleBold, '<one\n\ntwo>', '**<one**\n\n**two>**');
  check(toggleBold, '1. <one\n2. [ ] two>', '1. **<one**\n2. [ ] **two>**');
  check(toggleBold, '<# one>', '# **<one>**');
  check(toggleBold, '\\> <quoted>', '> **<quoted>**');
  check(toggleBold, '| a | b |'.replaceAll('|', '\\|').replace('a', '<a>'), '| **<a>** | b |');
  check(toggleBold, 'é|é', '**é|é**');
  check(toggleBold, 'emoji <👩‍🚀>', 'emoji **<👩‍🚀>**');
  check(toggleBold, 'שלום <עולם>', 'שלום **<עולם>**');
  check(toggleBold, '```\n<code>\n```', undefined);
  check(toggleBold, '    <code>', undefined);
  check(toggleBold, '<   >', '<   >');
});

describe('italic', () => {
  check(toggleItalic, 'one <two> three', 'one *<two>* three');
  check(toggleItalic, 'one *<two>* three', 'one <two> three');
  check(toggleItalic, 'one _<two>_ three', 'one <two> three');
  check(toggleItalic, '|', '*|*');
  check(toggleItalic, '*|*', '|');
  check(toggleItalic, 'o|ne', '*o|ne*');
  check(toggleItalic, '*o|ne*', 'o|ne');
  check(toggleItalic, '**<one>**', '***<one>***');
  check(toggleItalic, '***<one>***', '**<one>**');
  check(toggleItalic, '**|**', '***|***');
  check(toggleItalic, 'a <b *c> d* e', 'a *<b c> d* e');
  check(toggleItalic, '<one> *two*', '*<one>* *two*');
  check(toggleItalic, '<a>, <b>, <c>', '*<a>*, *<b>*, *<c>*');
});

describe('inline code', () => {
  check(toggleCode, 'one <two> three', 'one `<two>` three');
  check(toggleCode, 'one `<two>` three', 'one <two> three');
  check(toggleCode, 'one `t|wo` three', 'one t|wo three');
  check(toggleCode, '|', '`|`');
  check(toggleCode, '`|`', '|');
  check(toggleCode, 'o|ne', '`o|ne`');
  check(toggleCode, '<a`b>', '``<a`b>``');
  check(toggleCode, '``<a`b>``', '<a`b>');
  check(toggleCode, '<`a>', '`` <`a> ``');
  check(toggleCode, '`` <`a> ``', '<`a>');
  check(toggleCode, 'say <`x`> now', 'say <x> now');
  check(toggleCode, '<**bold**>', '`<**bold**>`');
});

test('a mark does not apply to metadata, and does to the body behind it', () => {
  const end = '---\ntitle: x\n---\n'.length;
  const run = (marked: string) =>
    toggleBold({ state: stateOf(marked, 'markdown', end), dispatch: () => undefined });
  expect(run('---\ntitle: <x>\n---\nbody')).toBe(false);
  expect(run('---\ntitle: x\n---\nb|ody')).toBe(true);
});

test('a mark does not apply to posts without markup of ours', () => {
  for (const format of ['rest', 'text'] as const) expect(after(toggleBold, '<x>', format)).toBe(undefined);
});
