import type { TrustFindingGroup, TrustFindingKind } from '../../../shared/model/trust.ts';

/** What a setting of a repository means for somebody who trusts it. */
export interface Judgement {
  readonly kind: TrustFindingKind;
  readonly group: TrustFindingGroup;
}

const groups: Readonly<Record<TrustFindingKind, TrustFindingGroup>> = {
  hook: 'publish',
  'hook-elsewhere': 'never',
  'hook-not-executable': 'never',
  'hooks-folder': 'publish',
  'hook-tool': 'maybe',
  'filter-in': 'publish',
  'filter-out': 'maybe',
  'filter-used': 'maybe',
  'ssh-command': 'publish',
  'remote-program': 'publish',
  signing: 'publish',
  'signing-program': 'maybe',
  'signature-check': 'maybe',
  'sign-in': 'maybe',
  'merge-driver': 'maybe',
  'connect-program': 'maybe',
  'lfs-program': 'maybe',
  'looks-like-program': 'maybe',
  proxy: 'route',
  'other-address': 'route',
  certificates: 'route',
  header: 'route',
  'work-tree': 'route',
  'other-objects': 'route',
  'not-read': 'route',
  watcher: 'never',
  editor: 'never',
  pager: 'never',
  'diff-program': 'never',
  alias: 'never',
  submodule: 'never',
  transport: 'never',
  upkeep: 'never',
  'other-command': 'never',
  template: 'never',
  server: 'never',
  'own-settings-only': 'never',
  'said-by-us': 'never',
  'address-refused': 'never',
  attributes: 'plain',
  'more-settings': 'plain',
  plain: 'plain',
};

/** The group a kind of finding belongs to. */
export function groupOf(kind: TrustFindingKind): TrustFindingGroup {
  return groups[kind];
}

/**
 * By section and name, `*` for what stands between. Which of them Leysin switches off is in
 * `main/services/git/git-environment.ts` and in the options its calls of git have.
 */
const known: Readonly<Record<string, TrustFindingKind>> = {
  'core.hookspath': 'hooks-folder',
  'core.sshcommand': 'ssh-command',
  'core.gitproxy': 'connect-program',
  'core.alternaterefscommand': 'connect-program',
  'core.askpass': 'sign-in',
  'credential.helper': 'sign-in',
  'credential.*.helper': 'sign-in',
  'filter.*.clean': 'filter-in',
  'filter.*.process': 'filter-in',
  'filter.*.smudge': 'filter-out',
  'merge.*.driver': 'merge-driver',
  'merge.verifysignatures': 'signature-check',
  'log.showsignature': 'signature-check',
  'commit.gpgsign': 'signing',
  'push.gpgsign': 'signing',
  'tag.gpgsign': 'plain',
  'gpg.program': 'signing-program',
  'gpg.*.program': 'signing-program',
  'gpg.*.defaultkeycommand': 'signing-program',
  'remote.*.uploadpack': 'remote-program',
  'remote.*.receivepack': 'remote-program',
  'lfs.standalonetransferagent': 'lfs-program',
  'lfs.*.standalonetransferagent': 'lfs-program',
  'lfs.*.path': 'lfs-program',
  'lfs.*.clean': 'lfs-program',
  'lfs.*.smudge': 'lfs-program',
  'remote.*.vcs': 'transport',
  'remote.*.proxy': 'proxy',
  'http.proxy': 'proxy',
  'http.*.proxy': 'proxy',
  'http.curloptresolve': 'other-address',
  'http.*.curloptresolve': 'other-address',
  'http.followredirects': 'other-address',
  'url.*.insteadof': 'other-address',
  'url.*.pushinsteadof': 'other-address',
  'lfs.url': 'other-address',
  'lfs.pushurl': 'other-address',
  'remote.*.lfsurl': 'other-address',
  'remote.*.lfspushurl': 'other-address',
  'fetch.bundleuri': 'other-address',
  'http.extraheader': 'header',
  'http.*.extraheader': 'header',
  'core.worktree': 'work-tree',
  'core.attributesfile': 'attributes',
  'include.path': 'more-settings',
  'includeif.*.path': 'more-settings',
  'extensions.worktreeconfig': 'more-settings',
  'core.fsmonitor': 'watcher',
  'core.editor': 'editor',
  'sequence.editor': 'editor',
  'core.pager': 'pager',
  'diff.external': 'diff-program',
  'diff.*.command': 'diff-program',
  'diff.*.textconv': 'diff-program',
  'interactive.difffilter': 'other-command',
  'trailer.*.command': 'other-command',
  'trailer.*.cmd': 'other-command',
  'help.browser': 'other-command',
  'web.browser': 'other-command',
  'imap.tunnel': 'other-command',
  'diff.tool': 'other-command',
  'diff.guitool': 'other-command',
  'merge.tool': 'other-command',
  'merge.guitool': 'other-command',
  'init.templatedir': 'template',
  'submodule.*.update': 'submodule',
  'push.recursesubmodules': 'submodule',
  'fetch.recursesubmodules': 'submodule',
  'submodule.recurse': 'submodule',
  'uploadpack.packobjectshook': 'own-settings-only',
  'push.default': 'said-by-us',
  'push.followtags': 'said-by-us',
  'core.quotepath': 'said-by-us',
  'gc.auto': 'upkeep',
  'protocol.version': 'plain',
};

/** Whole sections, for names that are not in the table above. */
const sections: Readonly<Record<string, TrustFindingKind>> = {
  alias: 'alias',
  pager: 'pager',
  protocol: 'transport',
  maintenance: 'upkeep',
  gc: 'upkeep',
  safe: 'own-settings-only',
  trace2: 'own-settings-only',
  uploadpack: 'server',
  receive: 'server',
  difftool: 'other-command',
  mergetool: 'other-command',
  guitool: 'other-command',
  sendemail: 'other-command',
  instaweb: 'other-command',
  browser: 'other-command',
  man: 'other-command',
};

/** Says what a setting does, by its whole name as git prints it and what it is set to. */
export function judgeSetting(key: string, value: string): Judgement {
  const kind = kindOf(key, value);
  return { kind, group: groups[kind] };
}

function kindOf(key: string, value: string): TrustFindingKind {
  const section = key.slice(0, key.indexOf('.')).toLowerCase();
  const name = key.slice(key.lastIndexOf('.') + 1).toLowerCase();
  const isNested = key.indexOf('.') !== key.lastIndexOf('.');
  const kind = named(`${section}${isNested ? '.*' : ''}.${name}`) ?? own(sections, section);
  return kind === undefined ? guess(section, name, value) : weigh(kind, key, value);
}

/** What a setting of a known kind does with this value. */
function weigh(kind: TrustFindingKind, key: string, value: string): TrustFindingKind {
  // An empty command is none: that is how a setting is taken back.
  if (value === '') return 'plain';
  if (kind === 'other-address' && namesTransport(key)) return 'address-refused';
  return (kind === 'signing' || kind === 'watcher') && isOff(value) ? 'plain' : kind;
}

function guess(section: string, name: string, value: string): TrustFindingKind {
  if (section === 'http' && /ssl|cert|cainfo|pinnedpubkey/.test(name)) return 'certificates';
  if (section === 'remote' && /url$/.test(name)) return namesTransport(value) ? 'address-refused' : 'plain';
  return looksLikeProgram(name, value) ? 'looks-like-program' : 'plain';
}

const named = (name: string) => own(known, name);

function own<T>(table: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(table, name) ? table[name] : undefined;
}

/** An address such as `ext::COMMAND`, which names the program that is to carry it. */
function namesTransport(text: string): boolean {
  return /^(?:url\.)?[A-Za-z0-9+.-]+::/.test(text);
}

function isOff(value: string): boolean {
  return /^(false|no|off|0|)$/i.test(value);
}

/** For settings of other programs, and of a git newer than the table. */
function looksLikeProgram(name: string, value: string): boolean {
  return (
    value.startsWith('!') || /(command|cmd|program|helper|hook|editor|driver|agent|tunnel|tool)$/.test(name)
  );
}
