import type { ErrorCode } from '../../../shared/app-error.ts';

type Row = readonly [RegExp, ErrorCode];

/** What the machine of the user and the repository on it say. */
const here: readonly Row[] = [
  [/not a git repository/i, 'git.not-a-repository'],
  [/must be run in a work tree/i, 'git.bare-repository'],
  [/detected dubious ownership/i, 'git.unsafe-owner'],
  [
    /bad (numeric )?config (line|value|variable)|unable to read config file|could not parse config/i,
    'git.bad-config',
  ],
  [/unknown repository extensions?|Expected git repo version/i, 'git.too-old'],
  [/alternate object path|check \S*objects\/info\/alternates/i, 'git.alternates-missing'],
  [
    /object file \S+ is empty|is corrupt|index file (corrupt|smaller)|bad signature 0x|bad object |unable to read (tree|sha1|object)|unable to find [0-9a-f]{40}|inflate: data stream|reference broken|appears to be broken|ignoring broken ref|missing (blob|tree|commit) |does not match index|object \w+ cannot be read|bad file\b|Could not read [0-9a-f]{40}/i,
    'git.damaged',
  ],
  [/cannot (run|exec|spawn) '?\S*hooks\//i, 'git.hook-broken'],
  [/outside of your sparse-checkout/i, 'publish.outside-sparse'],
  [/refusing to merge unrelated histories/i, 'git.unrelated-histories'],
];

/** LFS speaks in the middle of git's own words. */
const filters: readonly Row[] = [
  [/over its data quota|LFS budget|exceeded your LFS/i, 'git.quota-exceeded'],
  [
    /'lfs' is not a git command|git-lfs\S*(: command)? (was )?not found|cannot (run|exec|spawn) '?git-lfs/i,
    'git.lfs-missing',
  ],
  [
    /filter 'lfs|external filter '\S*git-lfs|batch (request|response):|LFS: |git-lfs filter-process|Smudge error|LFS objects? (are|is) missing|Unable to find source for object/i,
    'git.lfs-failed',
  ],
  [/(clean|smudge|process) filter '|external filter '/i, 'git.filter-failed'],
];

/** What the host says to a push. */
const refusals: readonly Row[] = [
  [
    /GH001|exceeds .*file size limit|Large files detected|larger than the maximum file size/i,
    'publish.file-too-large',
  ],
  [/GH009|PUSH PROTECTION|cannot contain secrets|Secrets detected/i, 'git.secret-refused'],
  [
    /approving review|through (a )?(pull|merge) requests?|must use a pull request|TF402455|prohibited by Gerrit|Changes must be made through/i,
    'git.needs-review',
  ],
  [/GH006|protected branch/i, 'git.branch-protected'],
  [/repository (was|is) archived|so it is read-only|is a (read-only|mirror)/i, 'git.remote-read-only'],
  [/refusing to allow .* (token|app) |without `?\w+`? scope/i, 'git.token-scope'],
  [/storage limit|remote: .*quota/i, 'git.quota-exceeded'],
  [/error: 413|HTTP 413|exceeds maximum allowed size|pack (is )?too large/i, 'git.push-too-large'],
  [/shallow update not allowed/i, 'git.shallow'],
  [
    /unpacker error|unpack failed|remote: (fatal|error): (insufficient permission|unable to|.*No space left)/i,
    'git.server-failed',
  ],
  // The branch over there moved while our pack was on its way.
  [
    /is at [0-9a-f]+ but expected|incorrect old value provided|reference already exists/i,
    'git.push-rejected',
  ],
  [/\[remote rejected\]|hook declined|pre-receive/i, 'git.remote-refused'],
  [/\[rejected\]|non-fast-forward|fetch first|stale info/i, 'git.push-rejected'],
];

/** What stands between the machine and the host. */
const network: readonly Row[] = [
  [/REMOTE HOST IDENTIFICATION HAS CHANGED/, 'git.host-key-changed'],
  [/Host key verification failed/i, 'git.host-key-unknown'],
  // A connection that was cut in the middle of what the two sides say.
  [
    /expected flush after|invalid index-pack output|index-pack failed|Cannot access URL|git-http-push failed/i,
    'git.host-unreachable',
  ],
  [/code 407|error: 407|response 407|Proxy Authentication Required/i, 'git.proxy-login'],
  [
    /SSL certificate|certificate verif|certificate (problem|has expired|is not trusted)|self.signed certificate|local issuer certificate|no alternative certificate|SEC_E_(UNTRUSTED|CERT)|CERT_TRUST/i,
    'git.certificate',
  ],
  [/error: 429|HTTP 429|Too Many Requests|rate limit/i, 'git.too-many-requests'],
  [
    /error: 5\d\d|HTTP 5\d\d|Internal Server Error|protocol error: |Service Unavailable|Bad Gateway/i,
    'git.server-failed',
  ],
  [
    /could not read (Username|Password)|Authentication failed|Permission denied \(|Permission to .* denied|terminal prompts disabled|returned error: 40[13]|Invalid username or password|could not read Passphrase|Write access to repository not granted|password authentication was removed/i,
    'git.auth-failed',
  ],
  [
    /Repository not found|repository '.*' not found|repository not exported|does not appear to be a git repository|returned error: (404|410)|does not exist|no such remote|could not be found or you don't have permission|not valid: is this a git repository/i,
    'git.remote-not-found',
  ],
  [
    /transport '.*' not allowed|Unable to find remote helper|strange (hostname|pathname) .*blocked|is not supported/i,
    'git.unsupported-transport',
  ],
  [
    /Could not resolve|Failed to connect|Couldn't connect|Connection (refused|timed out|reset|closed)|Network is unreachable|No route to host|unable to access|unable to connect|early EOF|hung up (?:unexpectedly|upon initial contact)|RPC failed|kex_exchange|Could not read from remote repository|unexpected disconnect|packet write (?:with format )?failed: Broken pipe/i,
    'git.host-unreachable',
  ],
];

const files: readonly Row[] = [
  [/Unlink of file|being used by another process|resource busy|unable to unlink/i, 'git.file-in-use'],
  [/\.lock'?: Permission denied/i, 'file.no-permission'],
  [/\.lock'?: Read-only file system/i, 'file.read-only-disk'],
  [/\.lock'?: (No space left|Disk quota)/i, 'file.disk-full'],
  [/Unable to create '.*\.lock'|could not lock|Unable to lock|cannot lock ref|index\.lock/i, 'git.locked'],
  [
    /Please tell me who you are|unable to auto-detect email|empty ident name|no email was given|no name was given|user\.useConfigOnly/i,
    'git.no-identity',
  ],
  [
    /gpg failed to sign|failed to sign|signing failed|ssh-keygen.*sign|failed to write commit object|user\.signingkey/i,
    'git.signing-failed',
  ],
  [/would be overwritten/i, 'publish.would-overwrite'],
  [/No space left on device|Disk quota exceeded/i, 'file.disk-full'],
  [/Read-only file system/i, 'file.read-only-disk'],
  [/Permission denied|insufficient permission/i, 'file.no-permission'],
  [/invalid path '|Filename too long/i, 'git.path-refused'],
];

/**
 * Read from top to bottom: the first that matches names the problem. The words are git's, git-lfs's, OpenSSH's, curl's and
 * the forges' (their documentation of refused pushes) under `LC_ALL=C`.
 */
export const gitErrorTable: readonly Row[] = [...here, ...filters, ...refusals, ...network, ...files];
