import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { endChild } from './end-child.ts';
import { findFreePort } from './find-free-port.ts';
import { waitForLine } from './wait-for-line.ts';

const program = '/usr/sbin/sshd';

/**
 * Why there can be no SSH server here; null where there can.
 * @throws Error instead of a reason when `LEYSIN_REQUIRE_DATA=1` forbids skipping.
 */
export function whyNoSshServer(): string | null {
  if (existsSync(program)) return null;
  if (process.env.LEYSIN_REQUIRE_DATA === '1')
    throw new Error(`LEYSIN_REQUIRE_DATA=1, but there is no ${program} (Debian's openssh-server)`);
  return `no ${program}`;
}

/** An SSH server of this machine's own user, who comes in by key, and what a client of it needs; all in one folder. */
export class SshServer {
  /** The private key that opens; `lockedKey` is the same kind of key under a passphrase. */
  readonly key: string;
  readonly lockedKey: string;
  readonly passphrase = 'open, says me';
  /** A key the server does not know. */
  readonly strangeKey: string;
  readonly knownHosts: string;
  readonly config: string;
  private readonly folder: string;
  private child: ChildProcess | undefined;
  /** The port it listens on, once it was started. */
  port = 0;

  /** Makes its keys in a folder that is not there yet. */
  constructor(folder: string) {
    this.folder = folder;
    mkdirSync(folder, { recursive: true });
    this.key = this.makeKey('key');
    this.lockedKey = this.makeKey('locked-key', this.passphrase);
    this.strangeKey = this.makeKey('strange-key');
    this.makeKey('host-key');
    this.makeKey('other-host-key');
    this.knownHosts = join(folder, 'known_hosts');
    this.config = join(folder, 'client-config');
    const allowed = ['key', 'locked-key'].map(name => readFileSync(join(folder, `${name}.pub`), 'utf8'));
    writeFileSync(join(folder, 'authorized_keys'), allowed.join(''));
  }

  /** Begins to listen, on the same port as before when it was stopped. */
  async start(): Promise<void> {
    if (this.port === 0) this.port = await findFreePort();
    const lines = [
      `Port ${this.port}`,
      'ListenAddress 127.0.0.1',
      `HostKey "${join(this.folder, 'host-key')}"`,
      `AuthorizedKeysFile "${join(this.folder, 'authorized_keys')}"`,
      'PidFile none',
      'StrictModes no',
      'UsePAM no',
      'PasswordAuthentication no',
      'KbdInteractiveAuthentication no',
      'AcceptEnv GIT_PROTOCOL',
      'LogLevel INFO',
    ];
    writeFileSync(join(this.folder, 'server-config'), `${lines.join('\n')}\n`);
    // Without this folder it does not start for root.
    if (userInfo().uid === 0) mkdirSync('/run/sshd', { recursive: true, mode: 0o755 });
    this.child = spawn(program, ['-D', '-e', '-f', join(this.folder, 'server-config')], {
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    await waitForLine(this.child, 'Server listening on');
  }

  /** Ends the server; the port is dead then. */
  async stop(): Promise<void> {
    const { child } = this;
    this.child = undefined;
    await endChild(child);
  }

  /** The address of a repository of this machine, through another port when there is a relay before the server. */
  address(repository: string, port = this.port): string {
    return `ssh://${userInfo().username}@127.0.0.1:${port}${repository}`;
  }

  /** Has clients come with a key, and know the server's own key, another one, or none under its address. */
  setClient(key: string, knows: 'it' | 'another' | 'nobody', port = this.port): void {
    const lines = [
      'Host *',
      `UserKnownHostsFile "${this.knownHosts}"`,
      'GlobalKnownHostsFile /dev/null',
      `IdentityFile "${key}"`,
      'IdentitiesOnly yes',
      'HashKnownHosts no',
      'UpdateHostKeys no',
    ];
    writeFileSync(this.config, `${lines.join('\n')}\n`);
    const name = { it: 'host-key', another: 'other-host-key' }[knows === 'nobody' ? 'it' : knows];
    const known = `[127.0.0.1]:${port} ${readFileSync(join(this.folder, `${name}.pub`), 'utf8')}`;
    writeFileSync(this.knownHosts, knows === 'nobody' ? '' : known);
  }

  /** The SHA256 fingerprint of one of the server's keys, as OpenSSH writes it. */
  fingerprint(name: 'host-key' | 'other-host-key'): string {
    const said = execFileSync('ssh-keygen', ['-l', '-f', join(this.folder, `${name}.pub`)], {
      encoding: 'utf8',
    });
    return said.split(' ')[1] ?? '';
  }

  private makeKey(name: string, passphrase = ''): string {
    const file = join(this.folder, name);
    // One round: these keys protect nothing, and each one more takes time at every sign-in.
    execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-a', '1', '-C', name, '-N', passphrase, '-f', file]);
    return file;
  }
}
