import { writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { git } from './git.ts';

/** The host of {@link speakToSshHost}, its key's fingerprint, and the password that opens it. */
export const sshHost = {
  name: 'host.example (203.0.113.7)',
  fingerprint: 'SHA256:p2QAMXNIC1TJYWeIOttrVc98/R1BUFWu3/LiyKgUfQM',
  password: 'sw0rdfish-9d2e',
} as const;

/** A server of http that lets nobody in, whatever they say. */
export interface ClosedHost {
  readonly host: string;
  readonly address: string;
  stop(): Promise<void>;
}

/** Starts a server that asks everybody for a login and takes none. */
export async function startClosedHost(): Promise<ClosedHost> {
  const server = createServer((_request, response) => {
    response.writeHead(401, { 'WWW-Authenticate': 'Basic realm="blogs"' }).end();
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    host,
    address: `http://${host}/blog.git`,
    stop: async () => {
      server.closeAllConnections();
      await new Promise(resolve => server.close(resolve));
    },
  };
}

/**
 * Has a blog published through a program in the place of ssh, which asks what OpenSSH asks, in its words: whether the
 * host is the right one, until somebody said so, and for a password.
 */
export function speakToSshHost({
  folder,
  remote,
  env,
}: {
  readonly folder: string;
  readonly remote: string;
  readonly env: NodeJS.ProcessEnv;
}): void {
  const program = join(remote, 'ssh');
  const known = join(remote, 'known');
  const script = `#!/bin/sh
if ! test -e '${known}'; then
  said=$("$SSH_ASKPASS" "The authenticity of host '${sshHost.name}' can't be established.
ED25519 key fingerprint is ${sshHost.fingerprint}.
This key is not known by any other names.
Are you sure you want to continue connecting (yes/no/[fingerprint])? ")
  test "$said" = yes || { printf 'Host key verification failed.\\r\\n' >&2; exit 255; }
  touch '${known}'
fi
said=$("$SSH_ASKPASS" "writer@host.example's password: ")
test "$said" = '${sshHost.password}' || { printf 'writer@host.example: Permission denied (password).\\r\\n' >&2; exit 255; }
for last; do :; done
eval "$last"
`;
  writeFileSync(program, script, { mode: 0o755 });
  git(env, folder, 'config', 'core.sshCommand', program);
  git(env, folder, 'config', 'ssh.variant', 'ssh');
  git(env, folder, 'remote', 'set-url', 'origin', `writer@host.example:${remote}`);
}
