import { expect, test } from 'vitest';
import type { PublishConflict } from '../../../shared/model/settle.ts';
import { aBlog } from '../../state/samples.test-support.ts';
import { choicesOf, readSettleFile, resultOf, toChoice } from './settle-picks.ts';

const { site } = aBlog();
const changed: PublishConflict = {
  path: 'a.md',
  kind: 'changed',
  base: 'One.\n\nTwo.\n',
  mine: 'Mine.\n\nTwo.\n',
  online: 'Theirs.\n\nTwo.\n\nMore.\n',
  version: 'v',
};

test('a file is both until a part of it is picked, and then another text', () => {
  const file = readSettleFile(site, changed);
  const [part = -1, ...others] = choicesOf(file);
  expect(others).toEqual([]);
  expect(toChoice({}, file)).toEqual({ path: 'a.md', version: 'v', choice: 'both', text: null });
  expect(resultOf({}, file)).toBe('Mine.\n\nTheirs.\n\nTwo.\n\nMore.\n');
  const picks = { 'a.md': { [part]: 'mine' } } as const;
  expect(toChoice(picks, file)).toEqual({
    path: 'a.md',
    version: 'v',
    choice: 'edited',
    text: 'Mine.\n\nTwo.\n\nMore.\n',
  });
});

test.each<[Partial<PublishConflict>, 'mine' | 'theirs', 'mine' | 'online', string | null]>([
  [{ kind: 'deleted-here', mine: null }, 'mine', 'mine', null],
  [{ kind: 'deleted-online', online: null }, 'theirs', 'online', null],
  [{ kind: 'not-text', base: null, mine: null, online: null }, 'theirs', 'online', null],
])('a file that is taken whole has one choice: %j', (more, pick, choice, text) => {
  const file = readSettleFile(site, { ...changed, ...more });
  expect(choicesOf(file)).toEqual([0]);
  expect(toChoice({}, file)).toMatchObject({ choice: 'both', text: null });
  const picks = { 'a.md': { 0: pick } };
  expect(toChoice(picks, file)).toMatchObject({ choice, text: null });
  expect(resultOf(picks, file)).toBe(text);
});
