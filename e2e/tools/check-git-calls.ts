/** Every sub-command Leysin may say to git. One that is not here is a mistake, or a decision to be made here. */
const allowed: ReadonlySet<string> = new Set([
  'add',
  'cat-file',
  'check-attr',
  'check-ignore',
  'clone',
  'commit',
  'commit-tree',
  'config',
  'credential',
  'diff',
  'diff-tree',
  'fetch',
  'for-each-ref',
  'hash-object',
  'init',
  'ls-files',
  'ls-remote',
  'ls-tree',
  'merge',
  'merge-base',
  'merge-tree',
  'push',
  'read-tree',
  'remote',
  'rev-list',
  'rev-parse',
  'status',
  'symbolic-ref',
  'update-index',
  'update-ref',
  'var',
  'version',
  'write-tree',
]);

/** Options that force, drop work, sweep in what was not named, or go round the user's own checks. */
const forbidden =
  /^(--force(?!-remove$).*|-f|--hard|--merge|--keep|--mirror|--delete|-d|-D|--amend|--no-verify|-A|--all|-a|-u|--prune|--tags|--autostash)$/;

/** Sub-commands that change nothing may list all of something. */
const readers =
  /^(cat-file|diff|diff-tree|for-each-ref|ls-files|ls-tree|merge-base|remote|rev-list|rev-parse|status|var|version)$/;

/** What is wrong with one call of git, by its whole arguments; null when nothing is. */
export function findFault(call: readonly string[]): string | null {
  const rest = withoutSettings(call);
  const settings = call.slice(0, call.length - rest.length);
  if (settings.some(word => /^alias\.|=!|^core\.(sshcommand|hookspath)=/i.test(word)))
    return 'a setting that runs a program';
  const [command = '', ...words] = rest;
  return allowed.has(command) ? findBadWords(command, words) : `the sub-command “${command}”`;
}

/** What these sub-commands have to be told so that they touch only what was named. */
const required: Readonly<Record<string, string>> = {
  add: '--intent-to-add',
  commit: '--only',
  merge: '--ff-only',
};

function findBadWords(command: string, words: readonly string[]): string | null {
  const end = words.findIndex(word => word === '--' || word === '--end-of-options');
  const options = end < 0 ? words : words.slice(0, end);
  const bad = readers.test(command) ? undefined : options.find(word => forbidden.test(word));
  if (bad !== undefined) return `the option “${bad}”`;
  if (command === 'push' && words.some(word => /^[+:]/.test(word))) return 'a push that forces or deletes';
  const lacks = required[command];
  return lacks === undefined || options.includes(lacks) ? null : `${command} without ${lacks}`;
}

/** The faults of many calls, each with the call it was found in, none twice. */
export function findFaults(calls: readonly (readonly string[])[]): readonly string[] {
  const faults = calls.flatMap(call => {
    const fault = findFault(call);
    return fault === null ? [] : [`${fault}: git ${withoutSettings(call).join(' ').slice(0, 200)}`];
  });
  return [...new Set(faults)];
}

/** How often each sub-command was said, as a line. */
export function countCommands(calls: readonly (readonly string[])[]): string {
  const counts = new Map<string, number>();
  for (const call of calls) {
    const command = withoutSettings(call)[0] ?? '';
    counts.set(command, (counts.get(command) ?? 0) + 1);
  }
  const sorted = [...counts].sort(([, one], [, other]) => other - one);
  return sorted.map(([command, count]) => `${command} ${count}`).join(', ');
}

function withoutSettings(call: readonly string[]): readonly string[] {
  let at = 0;
  while (call[at] === '-c') at += 2;
  return call.slice(at);
}
