import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { PublishOutcome } from '../../../../shared/model/publish.ts';

/** Where a publish is killed, and who with it. */
export interface KillPlan {
  /** The git command (counted from 0) that is running when the kill comes; null: no kill. */
  readonly atCall: number | null;
  /** How long after that command's start, in ms. */
  readonly delay: number;
  readonly victims: 'all' | 'app' | 'git';
}

/** What was seen of a publish in a process of its own. */
export interface KilledPublish {
  readonly calls: readonly string[];
  /** Null when the process did not live to tell. */
  readonly outcome: PublishOutcome | null;
}

const script = fileURLToPath(new URL('publish-child.ts', import.meta.url));
const markName = 'LEYSIN_KILL_MARK';

/** Publishes in a process of its own and kills as planned; returns when every process of it is gone. Linux only. */
export async function publishAndKill(
  root: string,
  runFolder: string,
  paths: readonly string[],
  plan: KillPlan,
): Promise<KilledPublish> {
  const mark = `${markName}=${randomUUID()}`;
  const [name = '', value = ''] = mark.split('=');
  const child = spawn(process.execPath, ['--import', 'tsx', script, root, runFolder, ...paths], {
    detached: true,
    env: { ...process.env, [name]: value },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const calls: string[] = [];
  let outcome: PublishOutcome | null = null;
  const ended = new Promise(resolve => child.on('close', resolve));
  for await (const line of createInterface({ input: child.stdout })) {
    if (line.startsWith('end ')) outcome = JSON.parse(line.slice(4));
    else if (calls.push(line.slice(4)) - 1 === plan.atCall) {
      await wait(plan.delay);
      killMarked(mark, plan.victims, child.pid ?? 0);
    }
  }
  await ended;
  if (plan.victims === 'all') killMarked(mark, 'all', 0);
  while (marked(mark).length > 0) await wait(20);
  return { calls, outcome };
}

function killMarked(mark: string, victims: KillPlan['victims'], app: number): void {
  const pids = victims === 'app' ? [app] : marked(mark).filter(pid => victims === 'all' || pid !== app);
  for (const pid of pids) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // It has ended by itself.
    }
  }
}

/** The processes, ours and git's, that carry this run's mark in their environment. */
function marked(mark: string): readonly number[] {
  const pids = readdirSync('/proc').filter(name => /^\d+$/.test(name));
  return pids.map(Number).filter(pid => {
    try {
      return readFileSync(`/proc/${pid}/environ`, 'latin1').split('\0').includes(mark);
    } catch {
      return false;
    }
  });
}
