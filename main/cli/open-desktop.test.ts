import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { openDesktop } from './open-desktop.ts';

// Stand-ins are shell scripts. That signals come from the system is tested with the whole program (choose-shell.spec.ts).
describe.skipIf(process.platform === 'win32')('the desktop shell', () => {
  let place: string;
  beforeEach(() => {
    place = mkdtempSync(join(tmpdir(), 'leysin-desktop-'));
  });
  afterEach(() => {
    vi.useRealTimers();
    rmSync(place, { recursive: true, force: true });
  });

  function open(script: string, target: string | null = null) {
    const executable = join(place, 'electron');
    writeFileSync(executable, `#!/bin/sh\n${script}\n`);
    chmodSync(executable, 0o755);
    const env = { PATH: process.env.PATH, PLACE: place, ELECTRON_RUN_AS_NODE: '1' };
    return openDesktop({ executable, programRoot: '/program', target, env });
  }

  test('is open when it says so, and then gives its exit code', async () => {
    const outcome = await open('echo first; echo Leysin opened the desktop shell; echo more; exit 3');
    expect(outcome.kind).toBe('opened');
    expect(outcome.kind === 'opened' && (await outcome.ended)).toBe(3);
  });

  test('is told the program, then what to show, and is not asked to be Node', async () => {
    const script = 'printf "%s\\n" "$@" "[$ELECTRON_RUN_AS_NODE]" >"$PLACE/told"; exit 0';
    await open(script, '/a blog/--post.md');
    expect(readFileSync(join(place, 'told'), 'utf8')).toBe('/program\n--\n/a blog/--post.md\n[]\n');
    await open(script);
    expect(readFileSync(join(place, 'told'), 'utf8')).toBe('/program\n--\n[]\n');
  });

  test('has failed when it ends before it is open', async () => {
    expect(await open('exit 127')).toEqual({
      kind: 'failed',
      reason: 'Electron ended with exit code 127 before its window was shown',
    });
    expect(await open('echo Leysin opened; kill -ABRT $$')).toEqual({
      kind: 'failed',
      reason: 'Electron was ended by SIGABRT before its window was shown',
    });
  });

  test('has left everything to one that runs when it ends well without a window', async () => {
    expect(await open('exit 0')).toEqual({ kind: 'running-already' });
  });

  test('has failed when it cannot be started', async () => {
    const start = { executable: join(place, 'none'), programRoot: place, target: null, env: {} };
    expect(await openDesktop(start)).toMatchObject({
      kind: 'failed',
      reason: expect.stringMatching(/^Electron could not be started \(.*ENOENT\)/),
    });
  });

  test('gets a signal once that npm passes on a second time, and a later one again', async () => {
    vi.useFakeTimers({ toFake: ['performance'] });
    const outcome = await open(`trap 'echo HUP >>"$PLACE/signals"' HUP
echo Leysin opened the desktop shell
while [ ! -e "$PLACE/end" ]; do sleep 0.05 & wait $!; done; exit 5`);
    const signals = () => {
      const file = join(place, 'signals');
      return existsSync(file) ? readFileSync(file, 'utf8') : '';
    };
    process.emit('SIGHUP', 'SIGHUP');
    await expect.poll(signals).toBe('HUP\n');
    process.emit('SIGHUP', 'SIGHUP');
    vi.advanceTimersByTime(1_000);
    process.emit('SIGHUP', 'SIGHUP');
    await expect.poll(signals).toBe('HUP\nHUP\n');
    writeFileSync(join(place, 'end'), '');
    expect(outcome.kind === 'opened' && (await outcome.ended)).toBe(5);
    expect(signals()).toBe('HUP\nHUP\n');
    expect(process.listenerCount('SIGHUP')).toBe(0);
  });

  test('ends with it even where a process it started keeps its output open', async () => {
    const outcome = await open(
      'sleep 600 & echo $! >"$PLACE/pid"; echo Leysin opened the desktop shell; exit 4',
    );
    expect(outcome.kind === 'opened' && (await outcome.ended)).toBe(4);
    process.kill(Number(readFileSync(join(place, 'pid'), 'utf8')));
  });
});
