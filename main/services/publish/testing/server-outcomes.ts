/** The servers blogs are published to in tests. */
export type ServerKind = 'folder' | 'daemon' | 'http' | 'ssh';

/** What a server and the way to it are like when somebody publishes. */
export type Situation =
  | 'well'
  | 'remote-ahead'
  | 'hook-declines'
  | 'branch-protected'
  | 'server-gone'
  | 'repository-gone'
  | 'login-wrong'
  | 'host-key-unknown'
  | 'host-key-changed';

/** How a publish ends there: its result, and the code of what stopped it. */
export type ServerOutcome = 'published' | `committed ${string}` | `refused ${string}`;

const atEachServer = {
  well: 'published',
  'remote-ahead': 'published',
  'hook-declines': 'committed git.remote-refused',
  'branch-protected': 'committed git.branch-protected',
  'repository-gone': 'refused git.remote-not-found',
} as const;

const atEachFarServer = { ...atEachServer, 'server-gone': 'committed git.host-unreachable' } as const;

/** How a publish ends at each server in each situation that server can be in. Every one of them is tried. */
export const serverOutcomes: Readonly<
  Record<ServerKind, Readonly<Partial<Record<Situation, ServerOutcome>>>>
> = {
  folder: atEachServer,
  daemon: atEachFarServer,
  http: {
    ...atEachFarServer,
    'login-wrong': 'committed git.auth-failed',
  },
  ssh: {
    ...atEachFarServer,
    'login-wrong': 'committed git.auth-failed',
    'host-key-unknown': 'committed git.host-key-unknown',
    'host-key-changed': 'committed git.host-key-changed',
  },
};

/**
 * How a publish may end whose connection was cut, at any byte. Where curl was about to answer a 401, git takes the cut for
 * a refused login (`http_request_reauth` looks at the last status there was).
 */
export const cutOutcomes: Readonly<Record<ServerKind, readonly ServerOutcome[]>> = {
  folder: ['published'],
  daemon: ['published', 'committed git.host-unreachable'],
  http: ['published', 'committed git.host-unreachable', 'committed git.auth-failed'],
  ssh: ['published', 'committed git.host-unreachable'],
};
