import type { ChildProcess } from 'node:child_process';

/** Ends a server that a test started, and waits until it is gone. */
export async function endChild(child: ChildProcess | undefined): Promise<void> {
  if (child === undefined || child.exitCode !== null) return;
  const ended = new Promise(resolve => child.once('exit', resolve));
  child.kill();
  await ended;
}
