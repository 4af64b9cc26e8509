import { AppError } from '../../../shared/app-error.ts';

const plain = [
  'cat-file',
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

/** What may be said to each sub-command beyond the ones that only read or only write objects. */
const rules: Readonly<Record<string, Rule>> = {
  ...Object.fromEntries(plain.map(name => [name, () => true])),
  'symbolic-ref': rest => has(rest, '--quiet') && rest.length === 2,
  'read-tree': rest => rest.every(word => !/^(-u|-m|--reset)$/.test(word)),
  config: rest => has(rest, '--get'),
  remote: rest => rest.length === 0 || rest[0] === 'get-url',
  add: rest => has(rest, '--intent-to-add') && !rest.some(word => /^(-A|--all|-f|--force|\.)$/.test(word)),
  commit: rest => has(rest, '--only') && !rest.some(word => /^(-a|--all|--amend|--no-verify|-n)$/.test(word)),
  // Only the sample blog is made by us.
  init: rest => has(rest, '--initial-branch=main'),
  merge: rest => has(rest, '--ff-only'),
  fetch: rest => !rest.some(word => /^(--force|-f|--prune|-p|--all)$/.test(word)),
  push: nothingForced,
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
