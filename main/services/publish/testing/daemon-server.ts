import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { join } from 'node:path';
import { endChild } from './end-child.ts';
import { findFreePort } from './find-free-port.ts';
import { waitForLine } from './wait-for-line.ts';

/** Serves the bare repositories of a folder through `git daemon`, to read and to write. */
export class DaemonServer {
  private readonly folder: string;
  private child: ChildProcess | undefined;
  /** The port it listens on, once it was started. */
  port = 0;

  constructor(folder: string) {
    this.folder = folder;
  }

  /** Begins to listen, on the same port as before when it was stopped. */
  async start(): Promise<void> {
    if (this.port === 0) this.port = await findFreePort();
    const execPath = execFileSync('git', ['--exec-path'], { encoding: 'utf8' }).trim();
    // The program itself, so that the process we end is the one that listens.
    this.child = spawn(
      join(execPath, 'git-daemon'),
      [
        '--reuseaddr',
        '--verbose',
        '--export-all',
        '--enable=receive-pack',
        '--listen=127.0.0.1',
        `--port=${this.port}`,
        `--base-path=${this.folder}`,
        this.folder,
      ],
      { stdio: ['ignore', 'ignore', 'pipe'] },
    );
    await waitForLine(this.child, 'Ready to rumble');
  }

  /** Ends the server; the port is dead then. */
  async stop(): Promise<void> {
    const { child } = this;
    this.child = undefined;
    await endChild(child);
  }
}
