const kept = new Set([
  'GIT_ASKPASS',
  'GIT_AUTHOR_EMAIL',
  'GIT_AUTHOR_NAME',
  'GIT_COMMITTER_EMAIL',
  'GIT_COMMITTER_NAME',
  'GIT_CONFIG_GLOBAL',
  'GIT_CONFIG_NOSYSTEM',
  'GIT_CONFIG_SYSTEM',
  'GIT_EXEC_PATH',
  'GIT_SSH',
  'GIT_SSH_COMMAND',
  'GIT_SSH_VARIANT',
  'GIT_SSL_CAINFO',
  'GIT_SSL_CAPATH',
]);

const fixed: Readonly<Record<string, string>> = {
  LC_ALL: 'C',
  TERM: 'dumb',
  GIT_TERMINAL_PROMPT: '0',
  GIT_ALLOW_PROTOCOL: 'https:http:ssh:file:git',
  GIT_LITERAL_PATHSPECS: '1',
  GIT_EDITOR: 'true',
  GIT_SEQUENCE_EDITOR: 'true',
  GIT_PAGER: 'cat',
  // Git Credential Manager asks in a window of its own unless told not to.
  GCM_INTERACTIVE: 'never',
};

/**
 * Settings that stand above every configuration file: no program for watching, paging, editing or odd transports runs,
 * no name or address is guessed from the machine, nothing is cleaned up in the background, submodules are left alone,
 * and what is written is on disk before it is named (`core.fsync`, git-config).
 */
const fixedSettings: readonly string[] = [
  'core.fsmonitor=false',
  'core.pager=cat',
  'core.editor=true',
  'sequence.editor=true',
  'core.quotePath=false',
  'core.fsync=added,reference',
  'color.ui=false',
  'user.useConfigOnly=true',
  'maintenance.auto=false',
  'gc.auto=0',
  'submodule.recurse=false',
  'fetch.recurseSubmodules=false',
  'push.recurseSubmodules=no',
  'push.followTags=false',
  'i18n.commitEncoding=utf-8',
  'protocol.ext.allow=never',
  'protocol.fd.allow=never',
].flatMap(setting => ['-c', setting]);

/**
 * The settings of a call with `env`. Objects and an index that lie in a private place are thrown away soon: waiting until each
 * is on the disk would be most of the time a plan takes.
 */
export function settingsFor(env: Readonly<Record<string, string>> = {}): readonly string[] {
  if (env.GIT_OBJECT_DIRECTORY !== undefined) return [...fixedSettings, '-c', 'core.fsync=none'];
  return env.GIT_INDEX_FILE === undefined
    ? fixedSettings
    : [...fixedSettings, '-c', 'core.fsync=committed,reference'];
}

/**
 * The environment git runs in: ours without any inherited `GIT_*` variable that could point git elsewhere (identity,
 * ssh, askpass and certificate ones stay), in English, and never asking on a terminal.
 * Reads take no optional locks, so that they never stand in the way of the user's own git.
 */
export function gitEnvironment(writes: boolean, extra: Readonly<Record<string, string>>): NodeJS.ProcessEnv {
  const environment: NodeJS.ProcessEnv = {};
  for (const [name, value] of Object.entries(process.env)) {
    const foreign = name.startsWith('GIT_') && !kept.has(name);
    if (!foreign && name !== 'GPG_TTY') environment[name] = value;
  }
  return { ...environment, ...fixed, ...(writes ? {} : { GIT_OPTIONAL_LOCKS: '0' }), ...extra };
}
