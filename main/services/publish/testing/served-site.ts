import { renameSync } from 'node:fs';
import { join } from 'node:path';
import { CuttingProxy } from './cutting-proxy.ts';
import { DaemonServer } from './daemon-server.ts';
import { GitServer } from './git-server.ts';
import type { ServerKind, Situation } from './server-outcomes.ts';
import { SiteFixture } from './site-fixture.ts';
import { SshServer } from './ssh-server.ts';

/** The login of the http server. */
export const rightLogin = 'writer:right';

/** A blog whose remote is reached through a server, behind a relay that can be told to cut. */
export interface ServedSite {
  readonly site: SiteFixture;
  readonly ssh: SshServer | null;
  readonly http: GitServer | null;
  /** The address git is given for a repository of that name. */
  address(login?: string): string;
  /** Null where there is no connection to cut. */
  readonly proxy: CuttingProxy | null;
  /** Puts the server and the way to it into a situation; the function it gives puts that right again. */
  enter(situation: Situation): Promise<() => Promise<void>>;
  stop(): Promise<void>;
}

interface Served {
  readonly port: number;
  start(): Promise<unknown>;
  stop(): Promise<void>;
}

/** Makes a blog and a server of that kind for it, and publishes to it from then on. */
export async function serveSite(kind: ServerKind): Promise<ServedSite> {
  const site = new SiteFixture();
  const http = kind === 'http' ? new GitServer(site.folder, { login: rightLogin }) : null;
  const ssh = kind === 'ssh' ? new SshServer(join(site.folder, 'ssh')) : null;
  const server: Served | null = kind === 'daemon' ? new DaemonServer(site.folder) : (ssh ?? http);
  await server?.start();
  const proxy = server ? new CuttingProxy(server.port) : null;
  const port = proxy ? await proxy.start() : 0;
  const address = (login = rightLogin) => {
    if (kind === 'folder') return site.remote;
    if (ssh) return ssh.address(site.remote, port);
    return http ? `http://${login}@127.0.0.1:${port}/remote.git` : `git://127.0.0.1:${port}/remote.git`;
  };
  ssh?.setClient(ssh.key, 'it', port);
  if (ssh) site.git('config', 'core.sshCommand', `ssh -F "${ssh.config}"`);
  site.git('remote', 'set-url', 'origin', address());
  return {
    site,
    ssh,
    http,
    address,
    proxy,
    enter: situation => enter(situation, { site, ssh, server, port, address }),
    stop: async () => {
      await proxy?.stop();
      await server?.stop();
      site.remove();
    },
  };
}

interface Place extends Pick<ServedSite, 'site' | 'ssh' | 'address'> {
  readonly server: Served | null;
  readonly port: number;
}

async function enter(situation: Situation, place: Place): Promise<() => Promise<void>> {
  const { site, ssh, server, port, address } = place;
  const asBefore = async () => ssh?.setClient(ssh.key, 'it', port);
  switch (situation) {
    case 'well':
      return asBefore;
    case 'remote-ahead':
      site.pushFromElsewhere({ 'posts/two.md': `theirs ${Date.now()}` });
      return asBefore;
    case 'hook-declines':
      return declining(site, 'pre-receive', 'posts need review');
    case 'branch-protected':
      return declining(site, 'update', 'GitLab: You are not allowed to push code to protected branches');
    case 'server-gone':
      await server?.stop();
      return async () => void (await server?.start());
    case 'repository-gone':
      renameSync(site.remote, `${site.remote}.away`);
      return async () => renameSync(`${site.remote}.away`, site.remote);
    case 'login-wrong':
      ssh?.setClient(ssh.strangeKey, 'it', port);
      if (!ssh) site.git('remote', 'set-url', 'origin', address('writer:sw0rdfish'));
      return async () => {
        await asBefore();
        if (!ssh) site.git('remote', 'set-url', 'origin', address());
      };
    case 'host-key-unknown':
      ssh?.setClient(ssh.key, 'nobody', port);
      return asBefore;
    case 'host-key-changed':
      ssh?.setClient(ssh.key, 'another', port);
      return asBefore;
  }
}

function declining(site: SiteFixture, hook: string, words: string): () => Promise<void> {
  site.hook(hook, `echo "${words}" >&2; exit 1`, site.remote);
  return async () => site.hook(hook, 'exit 0', site.remote);
}
