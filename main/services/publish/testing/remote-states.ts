import { writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { GitServer, type ServerRules } from './git-server.ts';
import type { SiteFixture } from './site-fixture.ts';
import type { StateBuilder, StateCase } from './state-case.ts';

/** The remote is served over http and behaves as said until it is repaired. */
const served =
  (rules: ServerRules, more: StateCase = {}): StateBuilder =>
  async site => {
    const server = new GitServer(site.folder, rules);
    site.git('remote', 'set-url', 'origin', `${await server.start()}/remote.git`);
    return {
      ...more,
      repair: () => {
        for (const name of Object.keys(server.rules)) Object.assign(server.rules, { [name]: undefined });
      },
      end: () => server.stop(),
    };
  };

/** The remote says these words to a push and declines it. */
const declines =
  (words: string): StateBuilder =>
  site => {
    site.hook('pre-receive', `cat >&2 <<'END'\n${words}\nEND\nexit 1`, site.remote);
    return { repair: () => site.hook('pre-receive', 'exit 0', site.remote) };
  };

/** ssh that cannot ask, as it is under `BatchMode` when a key wants its pass phrase. */
function lockedKey(site: SiteFixture): StateCase {
  const program = join(site.folder, 'ssh');
  const answer = (script: string) => writeFileSync(program, `#!/bin/sh\n${script}\n`, { mode: 0o755 });
  answer('echo "writer@host.example: Permission denied (publickey)." >&2; exit 255');
  site.git('config', 'core.sshCommand', program);
  site.git('config', 'ssh.variant', 'ssh');
  site.git('remote', 'set-url', 'origin', `writer@host.example:${site.remote}`);
  return { repair: () => answer('for last; do :; done; eval "$last"') };
}

async function proxyThatAsks(site: SiteFixture): Promise<StateCase> {
  const proxy = createServer((_request, response) => {
    response.writeHead(407, { 'Proxy-Authenticate': 'Basic realm="office"' }).end();
  });
  await new Promise<void>(resolve => proxy.listen(0, '127.0.0.1', resolve));
  site.git('config', 'http.proxy', `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`);
  site.git('remote', 'set-url', 'origin', 'http://blog.test/remote.git');
  return {
    repair: () => {
      site.git('config', '--unset', 'http.proxy');
      site.git('remote', 'set-url', 'origin', site.remote);
    },
    end: () => new Promise(resolve => proxy.close(() => resolve())),
  };
}

/** The states of the shared list that lie on the way to the remote or there. */
export const remoteStates: Readonly<Record<string, StateBuilder>> = {
  'ssh key asks for a pass phrase': lockedKey,
  'https asks for user name': served({ login: 'writer:right' }),
  'remote gone (404)': served({ status: 404 }),
  'protected branch (GH006)': declines(
    'error: GH006: Protected branch update failed for refs/heads/main.\nerror: You are not allowed to push here.',
  ),
  'push needs review': declines(
    'error: GH013: Repository rule violations found for refs/heads/main.\n\n- Changes must be made through a pull request.',
  ),
  'network cut after the ref update, before the reply': served({ cutsReply: true }),
  'remote answers 500': served({ status: 500 }),
  'remote hangs for ever': served({ hangs: true }, { request: { limits: { silence: 1_000 } } }),
  'proxy needs login': proxyThatAsks,
  'secret refused by the host': declines(
    'error: GH013: Repository rule violations found for refs/heads/main.\n\n- GITHUB PUSH PROTECTION\n    Push cannot contain secrets',
  ),
  'file over the limit of the host': declines(
    'error: GH001: Large files detected.\nerror: File big.zip is 120.00 MB; this exceeds the file size limit of 100.00 MB',
  ),
};
