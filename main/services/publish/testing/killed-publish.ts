import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import type { PublishOutcome } from '../../../../shared/model/publish.ts';
import type { SiteFixture } from './site-fixture.ts';

/** Where a publish is killed, and who with it. */
export interface KillPlan {
  /** The git command (counted from 0) that is running when the kill comes; null: no kill. */
  readonly atCall: number | null;
  /** How long after that command's start, in ms. */
  readonly delay: number;
  readonly victims: 'all' | 'app' | 'git' | 'server';
}

/** What was seen of a publish in a process of its own. */
export interface KilledPublish {
  readonly calls: readonly string[];
  /** Null when the process did not live to tell. */
  readonly outcome: PublishOutcome | null;
}

const script = fileURLToPath(new URL('publish-child.ts', import.meta.url));
const takeBackScript = fileURLToPath(new URL('../../history/testing/take-back-child.ts', import.meta.url));
const markName = 'LEYSIN_KILL_MARK';

/** Builds, into `folder`, the program that publishes in a process of its own; from its sources it would start slowly. */
export const buildPublishChild = (folder: string) => buildChild(script, folder, 'publish-child.mjs');

/** Builds, into `folder`, the program that takes a publish back in a process of its own. */
export const buildTakeBackChild = (folder: string) =>
  buildChild(takeBackScript, folder, 'take-back-child.mjs');

async function buildChild(source: string, folder: string, entryFileNames: string): Promise<string> {
  await build({
    configFile: false,
    logLevel: 'error',
    // It stands in a folder without packages.
    ssr: { noExternal: true },
    build: {
      ssr: source,
      outDir: folder,
      emptyOutDir: false,
      rollupOptions: { output: { entryFileNames } },
    },
  });
  return join(folder, entryFileNames);
}

/**
 * Publishes by the `program` of {@link buildPublishChild} and kills as planned; `killServer` kills what serves the remote.
 * Returns when every process of it is gone. Linux only.
 */
export function publishAndKill(
  program: string,
  site: SiteFixture,
  paths: readonly string[],
  plan: KillPlan,
  killServer: () => void = () => undefined,
): Promise<KilledPublish> {
  return runAndKill([program, site.blog, site.runFolder, ...paths], plan, killServer);
}

/** Takes `commit` back by the `program` of {@link buildTakeBackChild} and kills as {@link publishAndKill} does. */
export function takeBackAndKill(
  program: string,
  site: SiteFixture,
  commit: string,
  plan: KillPlan,
): Promise<KilledPublish> {
  return runAndKill([program, site.blog, site.runFolder, commit], plan, () => undefined);
}

async function runAndKill(
  args: readonly string[],
  plan: KillPlan,
  killServer: () => void,
): Promise<KilledPublish> {
  const mark = `${markName}=${randomUUID()}`;
  const [name = '', value = ''] = mark.split('=');
  const child = spawn(process.execPath, [...args], {
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
      if (plan.victims === 'server') killServer();
      else killMarked(mark, plan.victims, child.pid ?? 0);
    }
  }
  await ended;
  while (marked(mark).length > 0) {
    // One may have been on its way into being when the others were looked for.
    if (plan.victims === 'all') killMarked(mark, 'all', 0);
    await wait(20);
  }
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
