import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '../../support/fixtures.ts';
import { git } from '../../support/git.ts';
import { program, runLeysin } from '../../support/leysin-process.ts';

const post = 'posts/2024/first-snow.md';

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
  test(`leysin publish that is ended by ${signal} takes its git along`, async ({ desk }) => {
    test.skip(process.platform === 'win32', 'Windows ends a program without telling it');
    const blog = desk.makeBlog();
    const started = join(desk.place, 'hook-started');
    const hook = `#!/bin/sh\ntouch '${started}'\nexec sleep 60\n`;
    writeFileSync(join(blog.folder, '.git/hooks/pre-commit'), hook, { mode: 0o755 });
    writeFileSync(join(blog.folder, post), 'Changed.\n', { flag: 'a' });
    const head = git(blog.env, blog.folder, 'rev-parse', 'HEAD');
    const leysin = spawn(process.execPath, [program, 'publish', '--trust'], {
      cwd: blog.folder,
      env: blog.env,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let said = '';
    leysin.stderr.setEncoding('utf8').on('data', text => {
      said += text;
    });
    leysin.stdout.resume();
    const ended = once(leysin, 'close');
    await expect.poll(() => existsSync(started)).toBe(true);
    leysin.kill(signal);
    expect(await ended).toEqual([1, null]);
    expect(said).toContain('Cancelled');
    writeFileSync(join(blog.folder, '.git/hooks/pre-commit'), '#!/bin/sh\n', { mode: 0o755 });
    expect(git(blog.env, blog.folder, 'rev-parse', 'HEAD')).toBe(head);
    expect(JSON.parse(runLeysin(blog.env, blog.folder, 'publish', '--trust', '--json').stdout)).toMatchObject(
      {
        result: 'published',
        files: [post],
      },
    );
  });
