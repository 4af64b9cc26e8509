import { AppError, type ErrorData, isAppError } from '../../../shared/app-error.ts';
import { gitErrorTable } from './git-error-table.ts';
import { redact } from './redact.ts';

/** How one run of git ended when it ended badly. */
export interface GitFailure {
  readonly args: readonly string[];
  readonly code: number;
  /** The signal it was ended with by somebody else, if it was. */
  readonly signal?: string | null;
  readonly stdout: Buffer;
  /** With its secrets cut out. */
  readonly stderr: string;
}

/**
 * Reads a git failure into a coded error; what no row of the table knows is `git.failed`.
 * `data.details` carries git's own words without secrets, cut to 8,000 characters.
 */
export function gitError(failure: GitFailure): AppError {
  const rejections = failure.args[0] === 'push' ? failure.stdout.toString('utf8') : '';
  const details = withoutProgress(redact(`${rejections}${failure.stderr}`))
    .trim()
    .slice(0, 8_000);
  const code = gitErrorTable.find(([pattern]) => pattern.test(details))?.[1] ?? 'git.failed';
  const command = failure.args[0] ?? '';
  const data = { command, exitCode: failure.code, details, ...factsOf(details) };
  // Whatever it had said by then, it did not end because of that.
  if (failure.signal != null) return new AppError('git.failed', { ...data, signal: failure.signal });
  return new AppError(code, data);
}

/** Whether that git was ended by somebody else: then nothing it asked has declined, and its locks are still there. */
export function wasKilled(error: unknown): boolean {
  return isAppError(error) && error.data.signal !== undefined;
}

const facts: readonly (readonly [string, RegExp])[] = [
  ['path', /'([^']+\.lock)'/],
  ['path', /(?:Unlink of file|unable to unlink) '([^']+)'/],
  ['path', /invalid path '([^']+)'/],
  ['path', /\bFile (.+?) (?:is [\d.]+ \w+; this )?exceeds /],
  ['path', /dubious ownership in repository at '([^']+)'/],
  ['hook', /cannot (?:run|exec|spawn) '?\S*hooks\/([\w-]+)/],
  // Before its name git says which program of it failed.
  ['filter', /(?:clean|smudge|process) filter '([^']+)'/],
  ['filter', /filter '([^']+)'/],
  ['host', /unable to access '[a-z]+:\/\/([^/:']+)/],
  ['host', /connect to host (\S+) port/],
  ['host', /^(?:\S+@)?(\S+): Permission denied \(/m],
];

/** What the words name: a file, a hook, a host. */
function factsOf(details: string): ErrorData {
  const found = facts.flatMap(([name, pattern]) => {
    const value = pattern.exec(details)?.[1];
    return value === undefined ? [] : [[name, value] as const];
  });
  const said = details.match(/^remote: .*\S/gm)?.map(line => line.slice('remote: '.length).trim()) ?? [];
  const reason = said
    .filter(line => /\w/.test(line))
    .join(' ')
    .slice(0, 300);
  return { ...Object.fromEntries(found.toReversed()), ...(reason === '' ? {} : { reason }) };
}

function withoutProgress(text: string): string {
  const isProgress =
    /^(remote: )?(Enumerating|Counting|Compressing|Receiving|Writing|Resolving|Total|Delta) /;
  return text
    .split('\n')
    .filter(line => !isProgress.test(line))
    .join('\n');
}
