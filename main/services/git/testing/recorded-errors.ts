import type { ErrorCode } from '../../../../shared/app-error.ts';

/**
 * Words of failed git calls with the code they have to be read as: written after the messages in git's, git-lfs's, curl's
 * and OpenSSH's sources and in the forges' documentation of refused pushes. Names and addresses are made up.
 */
export const recordedErrors: readonly (readonly [ErrorCode, string])[] = [
  ['git.bare-repository', 'fatal: this operation must be run in a work tree'],
  ['git.bad-config', 'fatal: bad config line 7 in file .git/config'],
  [
    'git.bad-config',
    "fatal: bad boolean config value 'maybe' for 'core.bare'\nfatal: bad config variable 'core.bare' in file '.git/config' at line 3",
  ],
  ['git.too-old', 'fatal: unknown repository extension found:\n\trefstorage'],
  ['git.too-old', 'fatal: Expected git repo version <= 1, found 2'],
  [
    'git.alternates-missing',
    'error: object directory /media/disk/blog/objects does not exist; check .git/objects/info/alternates\nfatal: bad object HEAD',
  ],
  ['git.alternates-missing', 'error: unable to normalize alternate object path: /media/disk/blog/objects'],
  [
    'git.damaged',
    'error: object file .git/objects/4b/825dc642cb6eb9a060e54bf8d69288fbee4904 is empty\nfatal: loose object 4b825dc (stored in .git/objects/4b/825d) is corrupt',
  ],
  ['git.damaged', 'error: bad signature 0x00000000\nfatal: index file corrupt'],
  ['git.damaged', 'fatal: .git/index: index file smaller than expected'],
  ['git.damaged', 'fatal: bad object HEAD'],
  [
    'git.damaged',
    'error: inflate: data stream error (incorrect header check)\nfatal: unable to read tree 4b825dc642cb6eb9a060e54bf8d69288fbee4904',
  ],
  [
    'git.damaged',
    "fatal: cannot lock ref 'HEAD': unable to resolve reference 'refs/heads/main': reference broken",
  ],
  ['git.damaged', 'fatal: your current branch appears to be broken'],
  ['git.damaged', 'error: packfile .git/objects/pack/pack-1.pack does not match index'],
  ['git.unrelated-histories', 'fatal: refusing to merge unrelated histories'],
  ['git.hook-broken', 'fatal: cannot run .git/hooks/pre-commit: No such file or directory'],
  ['git.hook-broken', "error: cannot exec '.git/hooks/pre-commit': Exec format error"],
  [
    'git.lfs-missing',
    "git-lfs clean -- %f: 1: git-lfs: not found\nerror: external filter 'git-lfs clean -- %f' failed 127\nfatal: a.bin: clean filter 'lfs' failed",
  ],
  [
    'git.lfs-missing',
    "This repository is configured for Git LFS but 'git-lfs' was not found on your path. If you no longer wish to use Git LFS, remove this hook by deleting the 'pre-push' file in the hooks directory (set by 'core.hookspath'; usually '.git/hooks').",
  ],
  ['git.lfs-missing', "git: 'lfs' is not a git command. See 'git --help'."],
  [
    'git.lfs-failed',
    "error: external filter 'git-lfs filter-process' failed\nfatal: photo.bin: smudge filter lfs failed",
  ],
  [
    'git.lfs-failed',
    "batch request: Fatal error: Server error: http status 501\nerror: failed to push some refs to 'https://host.example/a.git'",
  ],
  [
    'git.quota-exceeded',
    'batch response: This repository is over its data quota. Account responsible for LFS bandwidth should purchase more data packs to restore access.',
  ],
  [
    'git.quota-exceeded',
    'remote: GitLab: Your push to this repository has been rejected because it would exceed storage limits of 10 GB. The storage limit is 10 GB.\n!\tx:x\t[remote rejected] (pre-receive hook declined)',
  ],
  [
    'git.filter-failed',
    "error: external filter 'shrink' failed 3\nerror: external filter 'shrink' failed\nfatal: a.png: clean filter 'images' failed",
  ],
  [
    'git.secret-refused',
    'remote: error: GH013: Repository rule violations found for refs/heads/main.\nremote: \nremote: - GITHUB PUSH PROTECTION\nremote:     Push cannot contain secrets\n!\tx:x\t[remote rejected] (push declined due to repository rule violations)',
  ],
  [
    'git.secret-refused',
    'remote: error GH009: Secrets detected! This push failed.\n!\tx:x\t[remote rejected] (pre-receive hook declined)',
  ],
  [
    'git.secret-refused',
    'remote: PUSH BLOCKED: Secrets detected in code changes\n!\tx:x\t[remote rejected] (pre-receive hook declined)',
  ],
  [
    'git.needs-review',
    'remote: error: GH013: Repository rule violations found for refs/heads/main.\nremote: - Changes must be made through a pull request.\n!\tx:x\t[remote rejected] (push declined due to repository rule violations)',
  ],
  [
    'git.needs-review',
    'remote: error: GH006: Protected branch update failed for refs/heads/main.\nremote: error: At least 1 approving review is required by reviewers with write access.\n!\tx:x\t[remote rejected] (protected branch hook declined)',
  ],
  [
    'git.needs-review',
    'remote: TF402455: Pushes to this branch are not permitted; you must use a pull request to update this branch.',
  ],
  [
    'git.needs-review',
    'remote: Branch refs/heads/main can only be modified through pull requests.\n!\tx:x\t[remote rejected] (pre-receive hook declined)',
  ],
  ['git.needs-review', '!\tx:x\t[remote rejected] (prohibited by Gerrit: not permitted: update)'],
  [
    'git.branch-protected',
    'remote: error: GH006: Protected branch update failed for refs/heads/main.\n!\tx:x\t[remote rejected] (protected branch hook declined)',
  ],
  [
    'git.branch-protected',
    'remote: GitLab: You are not allowed to push code to protected branches on this project.\n!\tx:x\t[remote rejected] (pre-receive hook declined)',
  ],
  [
    'git.branch-protected',
    'remote: Gitea: Not allowed to push to protected branch main\n!\tx:x\t[remote rejected] (pre-receive hook declined)',
  ],
  [
    'git.remote-read-only',
    "remote: This repository was archived so it is read-only.\nfatal: unable to access 'https://host.example/a.git/': The requested URL returned error: 403",
  ],
  [
    'git.token-scope',
    '!\tx:x\t[remote rejected] (refusing to allow a Personal Access Token to create or update workflow `.github/workflows/site.yml` without `workflow` scope)',
  ],
  [
    'git.push-too-large',
    'error: RPC failed; HTTP 413 curl 22 The requested URL returned error: 413\nsend-pack: unexpected disconnect while reading sideband packet',
  ],
  [
    'git.push-too-large',
    'remote: fatal: pack exceeds maximum allowed size (2.00 GiB)\nerror: remote unpack failed: index-pack abnormal exit',
  ],
  ['git.shallow', '!\tx:x\t[remote rejected] (shallow update not allowed)'],
  [
    'git.server-failed',
    "fatal: unable to access 'https://host.example/a.git/': The requested URL returned error: 503",
  ],
  ['git.server-failed', 'error: RPC failed; HTTP 502 curl 22 The requested URL returned error: 502'],
  [
    'git.server-failed',
    'remote: fatal: write error: No space left on device\n!\tx:x\t[remote rejected] (unpacker error)',
  ],
  ['git.server-failed', 'fatal: protocol error: bad line length character: Welc'],
  [
    'git.too-many-requests',
    "fatal: unable to access 'https://host.example/a.git/': The requested URL returned error: 429",
  ],
  [
    'git.proxy-login',
    "fatal: unable to access 'https://host.example/a.git/': Received HTTP code 407 from proxy after CONNECT",
  ],
  [
    'git.proxy-login',
    "fatal: unable to access 'https://host.example/a.git/': CONNECT tunnel failed, response 407",
  ],
  [
    'git.proxy-login',
    "fatal: unable to access 'http://host.example/a.git/': The requested URL returned error: 407",
  ],
  [
    'git.certificate',
    "fatal: unable to access 'https://host.example/a.git/': SSL certificate problem: self-signed certificate",
  ],
  [
    'git.certificate',
    "fatal: unable to access 'https://host.example/a.git/': server certificate verification failed. CAfile: none CRLfile: none",
  ],
  [
    'git.certificate',
    "fatal: unable to access 'https://host.example/a.git/': SSL: no alternative certificate subject name matches target host name 'host.example'",
  ],
  [
    'git.certificate',
    "fatal: unable to access 'https://host.example/a.git/': schannel: SEC_E_UNTRUSTED_ROOT (0x80090325)",
  ],
  [
    'git.host-unreachable',
    'error: RPC failed; curl 18 transfer closed with outstanding read data remaining\nfetch-pack: unexpected disconnect while reading sideband packet\nfatal: early EOF',
  ],
  [
    'git.host-unreachable',
    'kex_exchange_identification: Connection closed by remote host\nfatal: Could not read from remote repository.',
  ],
  [
    'git.auth-failed',
    "remote: Support for password authentication was removed on August 13, 2021.\nfatal: Authentication failed for 'https://host.example/a.git/'",
  ],
  [
    'git.auth-failed',
    "remote: Write access to repository not granted.\nfatal: unable to access 'https://host.example/a.git/': The requested URL returned error: 403",
  ],
  [
    'git.remote-not-found',
    "remote: The project you were looking for could not be found or you don't have permission to view it.\nfatal: repository 'https://host.example/a.git/' not found",
  ],
  ['git.remote-not-found', 'fatal: https://host.example/info/refs not valid: is this a git repository?'],
  ['git.file-in-use', "Unlink of file 'posts/a.md' failed. Should I try again? (y/n) n"],
  ['git.file-in-use', "error: unable to unlink old 'posts/a.md': Invalid argument"],
  ['git.locked', 'error: could not lock config file .git/config: File exists'],
  ['git.path-refused', "error: invalid path 'posts/aux.md'"],
  ['git.path-refused', 'error: unable to create file posts/a-very-long-name.md: Filename too long'],
  ['file.no-permission', "fatal: Unable to create '/b/.git/index.lock': Permission denied"],
  [
    'file.no-permission',
    'error: insufficient permission for adding an object to repository database .git/objects',
  ],
  ['file.read-only-disk', "fatal: Unable to create '/b/.git/index.lock': Read-only file system"],
  ['file.disk-full', 'error: unable to write loose object file: Disk quota exceeded'],
  [
    'git.signing-failed',
    'error: Load key "/home/writer/.ssh/id_ed25519": incorrect passphrase supplied to decrypt private key?\nfatal: failed to write commit object',
  ],
  [
    'publish.outside-sparse',
    'The following paths and/or pathspecs matched paths that exist\noutside of your sparse-checkout definition, so will not be\nupdated in the index:\nposts/new.md',
  ],
];
