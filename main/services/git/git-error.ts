import { AppError, type ErrorCode, type ErrorData } from '../../../shared/app-error.ts';
import { redact } from './redact.ts';

/** How one run of git ended when it ended badly. */
export interface GitFailure {
  readonly args: readonly string[];
  readonly code: number;
  readonly stdout: Buffer;
  /** With its secrets cut out. */
  readonly stderr: string;
}

/** Read from top to bottom: the first that matches names the problem. The words are git's, OpenSSH's and curl's under `LC_ALL=C`. */
const table: readonly (readonly [RegExp, ErrorCode])[] = [
  [/not a git repository/i, 'git.not-a-repository'],
  [/detected dubious ownership/i, 'git.unsafe-owner'],
  [/GH001|exceeds .*file size limit|Large files detected/i, 'publish.file-too-large'],
  [/GH006|protected branch/i, 'git.remote-refused'],
  // The branch over there moved while our pack was on its way.
  [
    /is at [0-9a-f]+ but expected|incorrect old value provided|reference already exists/i,
    'git.push-rejected',
  ],
  [/\[remote rejected\]|hook declined|pre-receive/i, 'git.remote-refused'],
  [/\[rejected\]|non-fast-forward|fetch first|stale info/i, 'git.push-rejected'],
  [/Host key verification failed|REMOTE HOST IDENTIFICATION HAS CHANGED/i, 'git.host-key-unknown'],
  [
    /could not read (Username|Password)|Authentication failed|Permission denied \(|Permission to .* denied|terminal prompts disabled|returned error: 40[13]|Invalid username or password|could not read Passphrase/i,
    'git.auth-failed',
  ],
  [
    /Repository not found|repository '.*' not found|does not appear to be a git repository|returned error: 404|does not exist|no such remote/i,
    'git.remote-not-found',
  ],
  [
    /transport '.*' not allowed|Unable to find remote helper|strange (hostname|pathname) .*blocked|is not supported/i,
    'git.unsupported-transport',
  ],
  [
    /Could not resolve|Failed to connect|Couldn't connect|Connection (refused|timed out|reset|closed)|Network is unreachable|No route to host|unable to access|unable to connect|early EOF|hung up unexpectedly|RPC failed|kex_exchange|Could not read from remote repository|unexpected disconnect/i,
    'git.host-unreachable',
  ],
  [/Unable to create '.*\.lock'|could not lock|Unable to lock|cannot lock ref|index\.lock/i, 'git.locked'],
  [
    /Please tell me who you are|unable to auto-detect email|empty ident name|no email was given|no name was given|user\.useConfigOnly/i,
    'git.no-identity',
  ],
  [
    /gpg failed to sign|failed to sign|signing failed|ssh-keygen.*sign|failed to write commit object/i,
    'git.signing-failed',
  ],
  [/would be overwritten/i, 'publish.would-overwrite'],
  [/No space left on device/i, 'file.disk-full'],
  [/Read-only file system/i, 'file.read-only-disk'],
  [/Permission denied|insufficient permission/i, 'file.no-permission'],
];

/**
 * Reads a git failure into a coded error; what no row of the table knows is `git.failed`.
 * `data.details` carries git's own words without secrets, cut to 8,000 characters.
 */
export function gitError(failure: GitFailure): AppError {
  const rejections = failure.args[0] === 'push' ? failure.stdout.toString('utf8') : '';
  const details = withoutProgress(redact(`${rejections}${failure.stderr}`))
    .trim()
    .slice(0, 8_000);
  const code = table.find(([pattern]) => pattern.test(details))?.[1] ?? 'git.failed';
  const command = failure.args[0] ?? '';
  const data: ErrorData = { command, exitCode: failure.code, details };
  const path = code === 'git.locked' ? /'([^']+\.lock)'/.exec(details)?.[1] : undefined;
  return new AppError(code, path === undefined ? data : { ...data, path });
}

function withoutProgress(text: string): string {
  const isProgress =
    /^(remote: )?(Enumerating|Counting|Compressing|Receiving|Writing|Resolving|Total|Delta) /;
  return text
    .split('\n')
    .filter(line => !isProgress.test(line))
    .join('\n');
}
