import type { ErrorData } from '../app-error.ts';
import { describe, type ErrorTable, fact } from './error-description.ts';

const history = { label: 'History', command: 'history.show' } as const;

/** Words for publishes that cannot be taken back. */
export const takeBackErrors: ErrorTable<'publish.cannot-take-back' | 'publish.changed-since'> = {
  'publish.cannot-take-back': data =>
    describe(
      'This cannot be taken back here',
      `${reasons[fact(data, 'reason', '')] ?? reasons.elsewhere}${data.reason === 'other-files' ? ` ${fact(data, 'paths', '')}.` : ''} ${saySafe(data)}`,
      history,
    ),
  'publish.changed-since': data =>
    data.isUnpublished === true
      ? describe(
          'A commit made here is in the way',
          `${nameCommit(data)} ${sayAgain(data)}, and is not online yet: this publish cannot be taken back below it. ${saySafe(data)} It is no publish that readers have seen. Undo it in your git program, or take it back first: History shows it as “Only here”, and it goes online together with an entry that undoes it. Then take this publish back.`,
          history,
        )
      : describe(
          'It was changed again since',
          `A later publish ${sayAgain(data)}, so this one cannot be taken back alone. ${saySafe(data)} Take the later publish back first, or ${data.paths === undefined || isNamed(data, 'paths') ? 'restore the post’s earlier text from its history and publish that' : 'change the post under its new name where it was renamed'}.`,
          history,
        ),
};

/** What was done before a take-back was refused, for whatever reason; '' where nothing was. */
export function sayBroughtIn(data: ErrorData): string {
  if (data.isBroughtIn !== true) return '';
  const did = [
    ...(isNamed(data, 'brought') ? [`brought ${nameSome(data, 'brought')}`] : []),
    ...(isNamed(data, 'removed') ? [`took away ${nameSome(data, 'removed')}`] : []),
  ];
  const what = did.length === 0 ? '' : `: it ${did.join(' and ')}`;
  return `What is online was brought in here on the way, as by “Get changes”${what}.`;
}

const saySafe = (data: ErrorData) =>
  data.isBroughtIn === true
    ? 'Nothing was taken back, and nothing that you wrote was lost.'
    : 'Nothing was changed.';

function nameCommit(data: ErrorData): string {
  const [subject, commit] = [fact(data, 'subject', ''), fact(data, 'commit', '')];
  const names = [...(subject === '' ? [] : [`“${subject}”`]), ...(commit === '' ? [] : [commit])];
  return `A commit that was made here${names.length === 0 ? '' : ` (${names.join(', ')})`}`;
}

function sayAgain(data: ErrorData): string {
  const changed = `changed the same place of ${nameSome(data, 'paths') || 'a post'}`;
  if (!isNamed(data, 'gone')) return changed;
  const removed = `deleted or renamed ${nameSome(data, 'gone')}`;
  return isNamed(data, 'paths') ? `${changed} and ${removed}` : removed;
}

const listed = (data: ErrorData, name: string) => {
  const value = data[name];
  return Array.isArray(value) ? value : [];
};

const isNamed = (data: ErrorData, name: string) => listed(data, name).length > 0;

/** More files than these are only counted. */
const mostNamed = 5;
const list = new Intl.ListFormat('en', { type: 'conjunction' });

function nameSome(data: ErrorData, name: string): string {
  const paths = listed(data, name);
  const more = paths.length - mostNamed;
  return list.format(more > 0 ? [...paths.slice(0, mostNamed), `${more} more`] : paths);
}

/** Why a publish cannot be taken back. */
const reasons: Readonly<Record<string, string>> = {
  merge: 'It only joins what was written in two places. Take back the publishes it joined, each by itself.',
  first: 'It is the beginning of what is kept here of this blog: there is nothing before it to go back to.',
  elsewhere: 'It is not part of this branch.',
  'other-files':
    'It changed more than posts and their pictures, which only its author can judge; git can undo it. These files are not posts:',
};
