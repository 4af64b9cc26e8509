import { writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { BlogWindow } from '../../support/blog-window.ts';
import { test as base, expect } from '../../support/fixtures.ts';
import { startLeysin } from '../../support/leysin-process.ts';
import { ProgramCopy, type RunningCopy } from '../../support/program-copy.ts';

/** A window's worth of Electron: opens, and stays until the file `end` is there. */
const opens = `printf '%s\\n' "$@" >"$PLACE/told"; echo $$ >"$PLACE/pid"
echo Leysin opened the desktop shell
while [ ! -e "$PLACE/end" ]; do sleep 0.05 & wait $!; done; exit 7`;
const openedLine = 'Leysin opens in the desktop shell (Electron 45.4.1).\n';
const post = 'posts/2024/first-snow.md';

interface Bench {
  readonly program: ProgramCopy;
  /** A blog's folder. */
  readonly folder: string;
  /** As for a user with a display, but without a browser to open a window in. */
  readonly env: NodeJS.ProcessEnv;
  start(env: NodeJS.ProcessEnv, args: readonly string[], how?: { asRoot: boolean }): RunningCopy;
  end(): void;
}

const test = base.extend<{ bench: Bench }>({
  bench: async ({ desk }, use) => {
    const blog = desk.makeBlog(undefined, false);
    const program = new ProgramCopy(desk.place);
    const env = { ...blog.env, DISPLAY: ':77', LEYSIN_BROWSER: join(desk.place, 'no-browser') };
    const running: RunningCopy[] = [];
    const end = () => writeFileSync(join(desk.place, 'end'), '');
    await use({
      program,
      folder: blog.folder,
      env,
      start: (...args) => {
        running.push(program.start(...args));
        return running.at(-1)!;
      },
      end,
    });
    end();
    for (const { child, ended } of running) {
      if (child.exitCode === null && child.signalCode === null) child.kill('SIGKILL');
      await ended;
    }
  },
});

test.skip(process.platform === 'win32', 'the stand-in for Electron is a shell script');

/** That it serves a browser, for the reason given, and ends well. */
async function expectBrowserShell(leysin: RunningCopy, reason: RegExp): Promise<void> {
  await expect.poll(leysin.stdout).toMatch(/^Leysin serves .* at http:\S+\n$/);
  const lines = leysin
    .stderr()
    .split('\n')
    .filter(line => line.startsWith('Leysin opens'));
  expect(lines).toEqual([expect.stringMatching(/^Leysin opens in the browser shell: .*[^.]\.$/)]);
  expect(lines[0]).toMatch(reason);
  leysin.child.kill('SIGTERM');
  expect(await leysin.ended).toBe(0);
}

test.describe('leysin with Electron', () => {
  test('opens the desktop shell, says so in one line, and ends as it does', async ({ bench }) => {
    const { program, folder, env } = bench;
    const ELECTRON_OVERRIDE_DIST_PATH = program.makeElectron(opens);
    const leysin = bench.start({ ...env, ELECTRON_OVERRIDE_DIST_PATH }, [folder, '--no-download']);
    await expect.poll(leysin.stderr).toBe(openedLine);
    expect(program.read('told')).toBe(`${program.root}\n--\n${folder}\n`);
    bench.end();
    expect(await leysin.ended).toBe(7);
    expect([leysin.stdout(), leysin.stderr()]).toEqual(['', openedLine]);
  });

  test('names a post to it, or nothing for the last blog', async ({ bench }) => {
    const { program, folder, env } = bench;
    const ELECTRON_OVERRIDE_DIST_PATH = program.makeElectron(opens);
    bench.end();
    expect(await bench.start({ ...env, ELECTRON_OVERRIDE_DIST_PATH }, [`blog/${post}`]).ended).toBe(7);
    expect(program.read('told')).toBe(`${program.root}\n--\n${join(folder, post)}\n`);
    expect(await bench.start({ ...env, ELECTRON_OVERRIDE_DIST_PATH }, []).ended).toBe(7);
    expect(program.read('told')).toBe(`${program.root}\n--\n`);
  });

  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    test(`passes ${signal} on, once, and leaves no process behind`, async ({ bench }) => {
      const note = `trap 'echo ${signal} >>"$PLACE/signals"' ${signal.slice(3)}`;
      const ELECTRON_OVERRIDE_DIST_PATH = bench.program.makeElectron(`${note}\n${opens}`);
      const leysin = bench.start({ ...bench.env, ELECTRON_OVERRIDE_DIST_PATH }, [bench.folder]);
      await expect.poll(leysin.stderr).toBe(openedLine);
      // To its whole group, as a terminal does.
      process.kill(-leysin.child.pid!, signal);
      await expect.poll(() => bench.program.read('signals')).toBe(`${signal}\n`);
      expect(leysin.child.exitCode).toBeNull();
      bench.end();
      expect(await leysin.ended).toBe(7);
      expect(bench.program.read('signals')).toBe(`${signal}\n`);
      expect(() => process.kill(Number(bench.program.read('pid')), 0)).toThrow('ESRCH');
    });

  test('ends with 0 when it is stopped before a window is there', async ({ bench }) => {
    const ELECTRON_OVERRIDE_DIST_PATH = bench.program.makeElectron('echo up >"$PLACE/told"; exec sleep 600');
    const leysin = bench.start({ ...bench.env, ELECTRON_OVERRIDE_DIST_PATH }, [bench.folder]);
    await expect.poll(() => bench.program.read('told')).toBe('up\n');
    leysin.child.kill('SIGTERM');
    expect(await leysin.ended).toBe(0);
    expect([leysin.stdout(), leysin.stderr()]).toEqual(['', '']);
  });

  test('leaves it to a desktop shell that runs already', async ({ bench }) => {
    const ELECTRON_OVERRIDE_DIST_PATH = bench.program.makeElectron('exit 0');
    const leysin = bench.start({ ...bench.env, ELECTRON_OVERRIDE_DIST_PATH }, [bench.folder]);
    expect(await leysin.ended).toBe(0);
    expect([leysin.stdout(), leysin.stderr()]).toEqual([
      '',
      'Leysin opens in the desktop shell, which is running already.\n',
    ]);
  });

  test('goes on in the browser shell when it fails, below its own words', async ({ bench }) => {
    const script = 'echo "cannot open shared object file" >&2; exit 127';
    const ELECTRON_OVERRIDE_DIST_PATH = bench.program.makeElectron(script);
    const leysin = bench.start({ ...bench.env, ELECTRON_OVERRIDE_DIST_PATH }, [bench.folder]);
    await expectBrowserShell(leysin, /Electron ended with exit code 127/);
    expect(leysin.stderr()).toMatch(/^cannot open shared object file\n/);
  });

  test('does not start it where the browser shell is wanted or Electron cannot run', async ({ bench }) => {
    const { program, folder } = bench;
    const env = { ...bench.env, ELECTRON_OVERRIDE_DIST_PATH: program.makeElectron(opens) };
    await expectBrowserShell(bench.start(env, [folder, '--no-open']), /--no-open/);
    await expectBrowserShell(bench.start(env, [folder, '--port', '0']), /--port/);
    if (process.platform === 'linux')
      await expectBrowserShell(bench.start({ ...env, DISPLAY: '' }, [folder]), /no display/);
    if (process.platform === 'linux' && process.getuid?.() === 0)
      await expectBrowserShell(bench.start(env, [folder], { asRoot: true }), /sandbox .* root/);
    const ELECTRON_OVERRIDE_DIST_PATH = join(folder, 'nothing');
    await expectBrowserShell(
      bench.start({ ...env, ELECTRON_OVERRIDE_DIST_PATH }, [folder]),
      /ELECTRON_OVERRIDE_DIST_PATH/,
    );
    expect(program.read('told')).toBe('');
  });
});

test.describe('leysin without Electron’s binary', () => {
  /** A host on loopback that takes connections: the installers here do not ask it for anything. */
  async function withMirror(use: (mirror: string) => Promise<void>): Promise<void> {
    const server = createServer((_, response) => response.end());
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
    await use(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
    server.closeAllConnections();
    server.close();
  }

  test('says that it is not part of the installation, or not to be fetched, or out of reach', async ({
    bench,
  }) => {
    const { program, folder, env } = bench;
    await expectBrowserShell(bench.start(env, [folder]), /not part of this installation/);
    program.addElectronPackage('require("node:fs").writeFileSync(process.env.PLACE + "/told", "installer");');
    await expectBrowserShell(bench.start(env, [folder, '--no-download']), /--no-download/);
    await expectBrowserShell(
      bench.start({ ...env, ELECTRON_SKIP_BINARY_DOWNLOAD: '1' }, [folder]),
      /ELECTRON_SKIP_BINARY_DOWNLOAD/,
    );
    let ELECTRON_MIRROR = '';
    await withMirror(async mirror => {
      ELECTRON_MIRROR = mirror;
    });
    await expectBrowserShell(
      bench.start({ ...env, ELECTRON_MIRROR }, [folder]),
      /Electron's binary is not here and its download host cannot be reached/,
    );
    expect(program.read('told')).toBe('');
  });

  test('fetches it once and opens the desktop shell', async ({ bench }) => {
    const { program, folder, env } = bench;
    program.makeElectron(opens);
    program.addElectronPackage(program.workingInstaller);
    bench.end();
    await withMirror(async ELECTRON_MIRROR => {
      const first = bench.start({ ...env, ELECTRON_MIRROR }, [folder]);
      expect(await first.ended).toBe(7);
      expect(first.stderr()).toMatch(/^Fetching Electron 45\.4\.1 from 127\.0\.0\.1:\d+.*\n.*\n$/);
      expect(first.stderr().endsWith(openedLine)).toBe(true);
      const second = bench.start({ ...env, ELECTRON_MIRROR }, [folder]);
      expect([await second.ended, second.stdout(), second.stderr()]).toEqual([7, '', openedLine]);
    });
  });

  test('goes on in the browser shell when fetching fails', async ({ bench }) => {
    const { program, folder, env } = bench;
    program.addElectronPackage('console.error(new Error("Response code 404").stack); process.exit(1);');
    await withMirror(ELECTRON_MIRROR =>
      expectBrowserShell(
        bench.start({ ...env, ELECTRON_MIRROR }, [folder]),
        /Electron could not be fetched \(Response code 404\)/,
      ),
    );
  });

  test('ends when it is stopped while it fetches, and the download with it', async ({ bench }) => {
    const { program, folder, env } = bench;
    program.addElectronPackage(
      'require("node:fs").writeFileSync(process.env.PLACE + "/pid", String(process.pid)); setInterval(() => {}, 1000);',
    );
    await withMirror(async ELECTRON_MIRROR => {
      const leysin = bench.start({ ...env, ELECTRON_MIRROR }, [folder]);
      await expect.poll(() => program.read('pid')).toMatch(/^\d+$/);
      process.kill(-leysin.child.pid!, 'SIGINT');
      expect(await leysin.ended).toBe(1);
      expect(leysin.stderr()).toContain('leysin: Cancelled.');
      expect(leysin.stdout()).toBe('');
      expect(() => process.kill(Number(program.read('pid')), 0)).toThrow('ESRCH');
    });
  });
});

test.describe('leysin with the path of a post', () => {
  test('opens its blog with that post in the browser shell, too, and only at first', async ({
    desk,
    page,
  }) => {
    const blog = desk.makeBlog();
    const server = await startLeysin(null, blog.env, join(blog.folder, post));
    try {
      await page.goto(server.address);
      const window = new BlogWindow(page);
      await expect(window.article).toContainText('The first snow fell');
      await expect(page.getByRole('heading', { level: 1 })).toHaveAttribute('title', blog.folder);
      await window.openPost('The slow train');
      await expect(window.editor).toContainText('The train');
      await page.reload();
      await expect(window.editor).toContainText('The train');
    } finally {
      await server.stop();
    }
  });

  test('answers one that does not exist with 2', async ({ bench }) => {
    for (const path of ['no-such-post.md', `blog/${post}/more`]) {
      const leysin = bench.start(bench.env, [path]);
      expect([await leysin.ended, leysin.stdout()]).toEqual([2, '']);
      expect(leysin.stderr()).toContain(`There is no command, no folder and no post "${path}"`);
    }
  });
});
