import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

/** A git server on loopback that can be down: its address stays the same. */
export interface GitDaemon {
  /** The address of a bare repository in its folder. */
  address(name: string): string;
  start(): Promise<void>;
  stop(): Promise<void>;
}

/** Describes a server of the bare repositories in `folder`, which whoever asks may write; it is down at first. */
export async function makeGitDaemon(folder: string, env: NodeJS.ProcessEnv): Promise<GitDaemon> {
  const port = await findFreePort();
  const program = join(execFileSync('git', ['--exec-path'], { encoding: 'utf8' }).trim(), 'git-daemon');
  let child: ChildProcess | undefined;
  return {
    address: name => `git://127.0.0.1:${port}/${name}`,
    start: async () => {
      child = spawn(
        program,
        [
          '--reuseaddr',
          '--listen=127.0.0.1',
          `--port=${port}`,
          `--base-path=${folder}`,
          '--export-all',
          '--enable=receive-pack',
        ],
        { env, stdio: 'ignore' },
      );
      while (!(await isListening(port))) await wait(20);
    },
    stop: async () => {
      if (!child || child.exitCode !== null) return;
      const ended = once(child, 'exit');
      child.kill();
      await ended;
    },
  };
}

async function findFreePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  return typeof address === 'object' && address ? address.port : 0;
}

function isListening(port: number): Promise<boolean> {
  return new Promise(resolve => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.destroy();
      resolve(true);
    });
    socket.on('error', () => resolve(false));
  });
}
