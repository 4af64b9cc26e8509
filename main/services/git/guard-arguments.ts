import { AppError } from '../../../shared/app-error.ts';

const plain = [
  'cat-file',
  'check-attr',
  'check-ignore',
  'commit-tree',
  'diff',
  'diff-tree',
  'for-each-ref',
  'hash-object',
  'ls-files',
  'ls-tree',
  'merge-base',
  'merge-tree',
  'read-tree',
  'rev-list',
  'rev-parse',
  'status',
  'symbolic-ref',
  'update-index',
  'var',
  'version',
  'write-tree',
];

type Rule = (rest: readonly string[]) => boolean;

const has = (rest: readonly string[], option: string) => rest.includes(option);
const nothingForced: Rule = rest =>
  !rest.some(
    word =>
      word.startsWith('--force') ||
      ['-f', '-d', '--delete', '--mirror', '--all', '--prune', '--tags'].includes(word) ||
      /^[+:]/.test(word),
  );

/** The one thing that is written into a repository's configuration: who writes there. */
const isOwnIdentity: Rule = ([place, name = '', value = '', ...more]) =>
  place === '--local' && /^user\.(name|email)$/.test(name) && /^[^-]/.test(value) && more.length === 0;
/** Reading by a pattern: nothing that follows it could be a value to be written. */
const readsSettings: Rule = ([nul, option, pattern = '', ...more]) =>
  nul === '--null' && option === '--get-regexp' && /^\^\(.*\)\$$/.test(pattern) && more.length === 0;
const addsOrigin: Rule = rest =>
  rest[0] === 'add' && rest[1] === 'origin' && rest.length === 3 && !rest[2]?.startsWith('-');
/** Options in this order, then an address and no more: nothing of it can be an option. */
const isClone: Rule = rest =>
  rest.slice(0, -2).join(' ') ===
    '--progress --origin=origin --no-local --no-recurse-submodules --end-of-options' &&
  rest.at(-1) === 'blog';
const asksForHeads: Rule = rest => rest.slice(0, -1).join(' ') === '--quiet --heads --end-of-options';

/** Why a branch, and what was last seen of it online, go to a history that was rewritten there. */
export const takingOver = 'take the history online';

/**
 * A branch moves only from the commit it is known to be at to another one, and so does what was last seen of one online where its
 * history was rewritten there; a reference of ours that keeps a commit is only ever made. Nothing is deleted.
 */
const movesReference: Rule = ([option, why, reference = '', to = '', from = '', ...more]) => {
  const areIds = [to, from].every(id => /^[0-9a-f]{40,64}$/.test(id));
  if (option !== '-m' || more.length > 0 || !areIds || /^0+$/.test(to)) return false;
  if (/^refs\/leysin\/kept\/[0-9a-f]+$/.test(reference)) return /^0+$/.test(from);
  const isSeen = reference.startsWith('refs/remotes/') && why === takingOver;
  return (isSeen || reference.startsWith('refs/heads/')) && !/^0+$/.test(from);
};

/** What may be said to each sub-command beyond the ones that only read or only write objects. */
const rules: Readonly<Record<string, Rule>> = {
  ...Object.fromEntries(plain.map(name => [name, () => true])),
  'symbolic-ref': rest => has(rest, '--quiet') && rest.length === 2,
  'read-tree': rest => rest.every(word => !/^(-u|-m|--reset)$/.test(word)),
  config: rest =>
    has(rest, '--get') || has(rest, '--get-urlmatch') || readsSettings(rest) || isOwnIdentity(rest),
  credential: rest => rest.length === 1 && rest[0] === 'approve',
  remote: rest => rest.length === 0 || rest[0] === 'get-url' || addsOrigin(rest),
  add: rest => has(rest, '--intent-to-add') && !rest.some(word => /^(-A|--all|-f|--force|\.)$/.test(word)),
  commit: rest => has(rest, '--only') && !rest.some(word => /^(-a|--all|--amend|--no-verify|-n)$/.test(word)),
  // The sample, and a blog's own repository when the user asks for one.
  init: rest => has(rest, '--initial-branch=main'),
  clone: isClone,
  'ls-remote': asksForHeads,
  merge: rest => has(rest, '--ff-only'),
  fetch: rest => !rest.some(word => /^(--force|-f|--prune|-p|--all)$/.test(word)),
  push: nothingForced,
  'update-ref': movesReference,
};

/**
 * Lets through only the sub-commands and options publishing needs: nothing that forces, resets, cleans, stashes,
 * switches branches or stages more than named paths can be said to git at all.
 * @throws AppError `internal` for anything else: the caller is wrong, not the user.
 */
export function guardArguments(args: readonly string[]): void {
  const [command = '', ...rest] = args;
  const rule = Object.hasOwn(rules, command) ? rules[command] : undefined;
  const options = rest.includes('--') ? rest.slice(0, rest.indexOf('--')) : rest;
  if (!rule?.(options))
    throw new AppError('internal', { message: `git ${command} is not allowed like this` });
}
