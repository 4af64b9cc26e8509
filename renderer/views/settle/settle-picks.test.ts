import { expect, test } from 'vitest';
import type { PublishConflict } from '../../../shared/model/settle.ts';
import type { KeptVersion } from '../../errors/describe-settled.ts';
import { aBlog } from '../../state/samples.test-support.ts';
import {
  choicesOf,
  isDecided,
  keptOf,
  type Picks,
  readSettleFile,
  resultOf,
  toChoice,
} from './settle-picks.ts';

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

test.each<[Partial<PublishConflict>]>([
  [{ path: '../code/a.py' }],
  [{ path: '../p.png', kind: 'not-text', base: null, mine: null, online: null }],
  [{ path: '_config.yml' }],
])('of what is no text of the blog nothing is picked before the user does: %j', more => {
  const conflict = { ...changed, ...more };
  const file = readSettleFile(site, conflict);
  expect(choicesOf(file)).toEqual([0]);
  expect([isDecided({}, file), resultOf({}, file)]).toEqual([false, null]);
  const picks = { [conflict.path]: { 0: 'theirs' } } as const;
  expect([isDecided(picks, file), resultOf(picks, file)]).toEqual([true, conflict.online]);
  expect(toChoice(picks, file)).toMatchObject({ choice: 'online' });
});

const title = (name: string, end = '') => `---\ntitle: ${name}\n---\n\nOne.\n${end}`;
const metadata = { base: title('Base'), mine: title('Mine'), online: title('Theirs') };
const deletedHere = { kind: 'deleted-here', mine: null } as const;
const deletedOnline = { kind: 'deleted-online', online: null } as const;
const picture = { kind: 'not-text', base: null, mine: null, online: null } as const;

test.each<[Partial<PublishConflict>, Picks[string], KeptVersion]>([
  [{}, {}, 'both'],
  [{}, { 0: 'mine' }, 'mine'],
  [{}, { 0: 'theirs' }, 'online'],
  [metadata, {}, 'mine'],
  [metadata, { 1: 'theirs' }, 'online'],
  [{ ...metadata, mine: title('Mine', '\nHere.\n'), online: title('Theirs', '\nThere.\n') }, {}, 'mixed'],
  [deletedHere, {}, 'back'],
  [deletedHere, { 0: 'mine' }, 'left-deleted'],
  [deletedOnline, {}, 'kept'],
  [deletedOnline, { 0: 'theirs' }, 'deleted'],
  [picture, {}, 'beside'],
  [picture, { 0: 'mine' }, 'mine'],
])('what stands in a file is told as it is: %j picked %j', (more, picked, kept) => {
  const file = readSettleFile(site, { ...changed, ...more });
  expect(keptOf({ 'a.md': picked ?? {} }, file)).toBe(kept);
});
