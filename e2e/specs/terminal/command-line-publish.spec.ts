import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { delimiter, join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { expect, type TestBlog, test } from '../../support/fixtures.ts';
import { git } from '../../support/git.ts';
import { runLeysin, startLeysin } from '../../support/leysin-process.ts';

const projectRoot = resolve(fileURLToPath(new URL('../../..', import.meta.url)));
const post = 'posts/2024/first-snow.md';

const run = (blog: TestBlog, ...args: readonly string[]) => runLeysin(blog.env, blog.folder, ...args);
const read = (blog: TestBlog, path: string) => readFileSync(join(blog.folder, path), 'utf8');

function write(blog: TestBlog, path: string, change: (text: string) => string): void {
  writeFileSync(join(blog.folder, path), change(read(blog, path)));
}

/** Publishes a change from a clone, as another machine would. */
function publishElsewhere(blog: TestBlog, path: string, change: (text: string) => string): void {
  const clone = mkdtempSync(join(blog.folder, '..', 'elsewhere-'));
  git(blog.env, blog.remote, 'clone', '--quiet', blog.remote, clone);
  writeFileSync(join(clone, path), change(readFileSync(join(clone, path), 'utf8')));
  git(blog.env, clone, 'commit', '--quiet', '--all', '-m', 'Written elsewhere');
  git(blog.env, clone, 'push', '--quiet');
}

/** The same blog with a git first on `PATH` that notes each start in `marker` before it does its work. */
function withNotingGit(blog: TestBlog): { readonly blog: TestBlog; readonly marker: string } {
  const folder = join(blog.folder, '..', 'noting-git');
  const marker = join(blog.folder, '..', 'git-was-started');
  mkdirSync(folder);
  writeFileSync(
    join(folder, 'git'),
    `#!/bin/sh\necho "$@" >> '${marker}'\nPATH="\${PATH#*:}" exec git "$@"\n`,
    { mode: 0o755 },
  );
  return { blog: { ...blog, env: { ...blog.env, PATH: `${folder}${delimiter}${blog.env.PATH}` } }, marker };
}

test.describe('leysin publish and pull', () => {
  test('start no git in a blog that is not trusted', async ({ desk }) => {
    const { blog, marker } = withNotingGit(desk.makeBlog());
    write(blog, post, text => `${text}More.\n`);
    for (const args of [['publish'], ['publish', post], ['publish', '--dry-run'], ['pull']]) {
      const { code, stdout, stderr } = run(blog, ...args, '--json');
      expect([args, code]).toEqual([args, 1]);
      expect(JSON.parse(stdout)).toEqual({
        result: 'refused',
        commit: null,
        url: null,
        files: [],
        error: { code: 'blog.untrusted', message: expect.stringMatching(/trusted/) },
      });
      expect(stderr).toBe('');
    }
    writeFileSync(join(blog.folder, '.git/hooks/pre-commit'), '#!/bin/sh\n', { mode: 0o755 });
    for (const command of ['publish', 'pull']) {
      const plain = run(blog, command);
      expect([plain.code, plain.stdout]).toEqual([1, '']);
      expect(plain.stderr).toMatch(/trusted.*Runs when you publish:.*pre-commit/s);
    }
    expect(existsSync(marker)).toBe(false);
    expect(run(blog, 'publish', '--trust', '--json').code).toBe(0);
    expect(existsSync(marker)).toBe(true);
  });

  test('publish, say when there is nothing, and get what is online, in exact JSON', async ({ desk }) => {
    const blog = desk.makeBlog();
    const nothing = run(blog, 'publish', '--trust', '--json');
    expect(nothing.code).toBe(0);
    expect(JSON.parse(nothing.stdout)).toEqual({
      result: 'nothing',
      commit: null,
      url: null,
      files: [],
    });
    write(blog, post, text => `${text}More.\n`);
    const before = git(blog.env, blog.folder, 'rev-parse', 'HEAD');
    const plan = run(blog, 'publish', '--dry-run', '--json');
    expect([plan.code, JSON.parse(plan.stdout).files]).toEqual([0, [{ path: post, change: 'modified' }]]);
    expect(git(blog.env, blog.folder, 'rev-parse', 'HEAD')).toBe(before);
    const done = runLeysin(
      blog.env,
      join(blog.folder, 'posts/2024'),
      ...['publish', 'first-snow.md', '-m', 'Say more', '--json'],
    );
    const head = git(blog.env, blog.folder, 'rev-parse', 'HEAD').trim();
    expect([done.code, JSON.parse(done.stdout)]).toEqual([
      0,
      { result: 'published', commit: head, url: null, files: [post] },
    ]);
    expect(done.stderr).toContain('%');
    expect(git(blog.env, blog.remote, 'log', '-1', '--format=%H %s', 'main').trim()).toBe(`${head} Say more`);
    publishElsewhere(blog, 'posts/2023/train.rst', text => text.replace('two hours', 'three hours'));
    const pulled = run(blog, 'pull', '--json');
    expect(pulled, pulled.stderr).toMatchObject({ code: 0 });
    const answer = JSON.parse(pulled.stdout);
    expect(Object.keys(answer)).toEqual(['result', 'commit', 'url', 'files']);
    expect([answer.result, answer.files]).toEqual(['committed', ['posts/2023/train.rst']]);
    expect(read(blog, 'posts/2023/train.rst')).toContain('three hours');
    expect(JSON.parse(run(blog, 'pull', '--json').stdout).result).toBe('nothing');
  });

  test('bring in what is online first, and stop before a conflict', async ({ desk }) => {
    const blog = desk.makeBlog();
    write(blog, post, text => `${text}From here.\n`);
    publishElsewhere(blog, 'posts/2023/train.rst', text => text.replace('two hours', 'three hours'));
    const ahead = run(blog, 'publish', join(blog.folder, post), '--trust', '--json');
    expect([ahead.code, JSON.parse(ahead.stdout).result]).toEqual([0, 'published']);
    expect(git(blog.env, blog.remote, 'show', 'main:posts/2023/train.rst')).toContain('three hours');
    publishElsewhere(blog, post, text => text.replace('From here.', 'From there.'));
    write(blog, post, text => text.replace('From here.', 'From nowhere.'));
    const head = git(blog.env, blog.folder, 'rev-parse', 'HEAD');
    for (const command of ['publish', 'pull']) {
      const refused = run(blog, command, '--json');
      expect([command, refused.code]).toEqual([command, 1]);
      expect(JSON.parse(refused.stdout)).toMatchObject({
        result: 'refused',
        commit: null,
        error: { code: expect.stringMatching(/^publish\./), message: expect.stringMatching(/\S/) },
      });
    }
    expect(git(blog.env, blog.folder, 'rev-parse', 'HEAD')).toBe(head);
    expect(read(blog, post)).toContain('From nowhere.');
    // Another post goes online all the same.
    write(blog, 'posts/2023/train.rst', text => text.replace('three hours', 'four hours'));
    const partly = run(blog, 'publish');
    expect([partly.code, partly.stdout]).toEqual([1, expect.stringMatching(/^Published /)]);
    expect(partly.stderr).toMatch(/changed the same place of \S*first-snow\.md.*leysin pull --settle both/s);
    expect(git(blog.env, blog.remote, 'show', 'main:posts/2023/train.rst')).toContain('four hours');
    expect(read(blog, post)).toContain('From nowhere.');
    // Then the choice.
    expect(run(blog, 'pull', '--settle', 'all').code).toBe(2);
    const settled = run(blog, 'pull', '--settle', 'mine');
    expect([settled.code, settled.stdout]).toEqual([0, 'Got changes\n']);
    expect(settled.stderr).toContain('your version');
    const [, place = ''] = /kept for 30 days in (.+)/.exec(settled.stderr) ?? [];
    expect(readFileSync(place, 'utf8')).toContain('From there.');
    expect(read(blog, post)).toContain('From nowhere.');
    const published = run(blog, 'publish', '--json');
    expect([published.code, JSON.parse(published.stdout).files]).toEqual([0, [post]]);
    expect(git(blog.env, blog.remote, 'show', `main:${post}`)).toContain('From nowhere.');
  });

  test('say what else waits where a post has nothing to publish', async ({ desk }) => {
    const blog = desk.makeBlog();
    const clean = run(blog, 'publish', post, '--trust');
    expect([clean.code, clean.stdout]).toEqual([0, 'Nothing to publish: all of it is online\n']);
    write(blog, 'posts/2023/train.rst', text => text.replace('two hours', 'three hours'));
    const { code, stdout, stderr } = run(blog, 'publish', post);
    expect([code, stdout]).toEqual([0, 'Nothing to publish in this post; 1 other file changed here\n']);
    expect(stderr).toContain('“leysin publish” publishes every changed one');
  });

  test('take over a history that was rewritten online, when that is wanted', async ({ desk }) => {
    const blog = desk.makeBlog();
    publishElsewhere(blog, 'posts/2023/train.rst', text => text.replace('two hours', 'three hours'));
    expect(run(blog, 'pull', '--trust').code).toBe(0);
    git(blog.env, blog.remote, 'update-ref', 'refs/heads/main', 'main^');
    write(blog, post, text => `${text}From here.\n`);
    const refused = run(blog, 'publish');
    expect([refused.code, refused.stderr]).toEqual([1, expect.stringContaining('leysin pull --take-online')]);
    expect(read(blog, 'posts/2023/train.rst')).toContain('three hours');
    const taken = run(blog, 'pull', '--take-online');
    expect([taken.code, taken.stdout]).toEqual([0, 'Got changes\n']);
    expect(read(blog, 'posts/2023/train.rst')).toContain('two hours');
    expect(read(blog, post)).toContain('From here.');
    const [, kept = ''] = /Commits as they were: (\S+)/.exec(taken.stderr) ?? [];
    expect(git(blog.env, blog.folder, 'show', `${kept}:posts/2023/train.rst`)).toContain('three hours');
    expect(JSON.parse(run(blog, 'publish', '--json').stdout)).toMatchObject({
      result: 'published',
      files: [post],
    });
    expect(git(blog.env, blog.remote, 'show', 'main:posts/2023/train.rst')).toContain('two hours');
  });

  test('name the posts that have both versions after a history was taken over', async ({ desk }) => {
    const blog = desk.makeBlog();
    for (const [json, way] of [
      [false, 'here'],
      [true, 'now'],
    ] as const) {
      publishElsewhere(blog, 'posts/2023/train.rst', text => `${text}\nTaken away ${way}.\n`);
      expect(run(blog, 'pull', '--trust').code).toBe(0);
      git(blog.env, blog.remote, 'update-ref', 'refs/heads/main', 'main^');
      publishElsewhere(blog, post, text => `${text}\nFrom there, ${way}.\n`);
      write(blog, post, text => `${text}\nFrom here, ${way}.\n`);
      const { code, stdout, stderr } = run(blog, 'pull', '--take-online', ...(json ? ['--json'] : []));
      expect(code).toBe(0);
      expect(read(blog, post)).toContain(`From here, ${way}.\n\nFrom there, ${way}.`);
      if (json) expect(JSON.parse(stdout)).toMatchObject({ result: 'committed', both: [post] });
      else expect(stderr).toContain(`Both versions are in ${post} now, one below the other`);
      expect(run(blog, 'publish').code).toBe(0);
    }
  });

  test('leave what is no post of the blog as it is where both versions are asked for, and name it', async ({
    desk,
  }) => {
    const { folder, ...more } = desk.makeBlog({
      'site/_config.yml': 'title: Hut notes\n',
      'site/_posts/2024-11-02-a.md': '---\ntitle: A\n---\nBegin.\n',
      'code/a.py': 'a = 1\n',
    });
    const whole = { folder, ...more };
    const blog = { folder: join(folder, 'site'), ...more };
    publishElsewhere(whole, 'code/a.py', () => 'a = 2\n');
    write(whole, 'code/a.py', () => 'a = 3\n');
    const left = run(blog, 'pull', '--trust', '--settle', 'both');
    expect([left.code, left.stdout]).toEqual([1, '']);
    expect(left.stderr).toMatch(/\.\.\/code\/a\.py.*Only a post of this blog can have both/s);
    expect(read(whole, 'code/a.py')).toBe('a = 3\n');
    expect(git(blog.env, folder, 'log', '--format=%s', '-1')).not.toContain('elsewhere');
    const settled = run(blog, 'pull', '--settle', 'online');
    expect([settled.code, read(whole, 'code/a.py')]).toEqual([0, 'a = 2\n']);
    expect(settled.stderr).toContain('../code/a.py: the version online');
  });

  test('keep a commit the remote declines, and put it online later', async ({ desk }) => {
    const blog = desk.makeBlog();
    const hook = join(blog.remote, 'hooks', 'pre-receive');
    writeFileSync(hook, '#!/bin/sh\necho closed for the night\nexit 1\n', { mode: 0o755 });
    write(blog, post, text => `${text}Tonight.\n`);
    const declined = run(blog, 'publish', '--trust', '--json');
    const head = git(blog.env, blog.folder, 'rev-parse', 'HEAD').trim();
    expect(declined.code).toBe(1);
    expect(JSON.parse(declined.stdout)).toMatchObject({
      result: 'committed',
      commit: head,
      files: [post],
      error: { code: expect.stringMatching(/^git\./) },
    });
    rmSync(hook);
    const published = run(blog, 'publish', '--json');
    expect([published.code, JSON.parse(published.stdout)]).toEqual([
      0,
      { result: 'published', commit: head, url: null, files: [post] },
    ]);
    expect(git(blog.env, blog.remote, 'rev-parse', 'main').trim()).toBe(head);
  });

  test('without a network keep the commit and say what to do; the next publish takes it online', async ({
    desk,
  }) => {
    const blog = desk.makeBlog();
    write(blog, post, text => `${text}More.\n`);
    git(blog.env, blog.folder, 'remote', 'set-url', 'origin', 'git://127.0.0.1:1/remote.git');
    const offline = run(blog, 'publish', '--trust');
    expect(offline).toMatchObject({ code: 1, stdout: 'Committed here, not online yet\n' });
    expect(offline.stderr).toContain('Waiting for network: open Leysin');
    git(blog.env, blog.folder, 'remote', 'set-url', 'origin', blog.remote);
    expect(run(blog, 'publish')).toMatchObject({ code: 0, stdout: expect.stringMatching(/^Published /) });
    expect(git(blog.env, blog.remote, 'show', `main:${post}`)).toContain('More.');
  });
});

test.describe('leysin publish of a post that is gone', () => {
  test('publishes the deletion, and does not take another name for a post', async ({ desk }) => {
    const blog = desk.makeBlog();
    rmSync(join(blog.folder, post));
    const head = git(blog.env, blog.folder, 'rev-parse', 'HEAD');
    for (const name of ['posts/2024/no-such-post.md', 'posts', 'notes.txt']) {
      const { code, stdout, stderr } = run(blog, 'publish', post, name, '--trust', '--json');
      expect([name, code, stdout]).toEqual([name, 2, '']);
      expect(stderr).toContain(name);
    }
    expect(git(blog.env, blog.folder, 'rev-parse', 'HEAD')).toBe(head);
    expect(JSON.parse(run(blog, 'publish', post, '--json').stdout)).toMatchObject({
      result: 'published',
      files: [post],
    });
    expect(git(blog.env, blog.remote, 'ls-tree', '--name-only', '-r', 'main')).not.toContain(`${post}\n`);
  });
});

test.describe('leysin publish of a file named otherwise', () => {
  test('calls the blog’s own folder no post, and what lies elsewhere outside', async ({ desk }) => {
    const blog = desk.makeBlog();
    expect(run(blog, 'publish', '--trust').code).toBe(0);
    const inPosts = join(blog.folder, 'posts');
    for (const [cwd, name] of [
      [blog.folder, '.'],
      [inPosts, '..'],
      [inPosts, blog.folder],
    ] as const) {
      const { code, stdout, stderr } = runLeysin(blog.env, cwd, 'publish', name);
      expect([name, code, stdout]).toEqual([name, 2, '']);
      expect(stderr).toContain('There is no such post');
      expect(stderr).not.toMatch(/outside|link/);
    }
    const outside = runLeysin(blog.env, inPosts, 'publish', '../../notes.md');
    expect([outside.code, outside.stdout]).toEqual([1, '']);
    expect(outside.stderr).toContain('That file is outside the blog');
    expect(outside.stderr).toContain(`does not lie in the blog’s folder, ${blog.folder}`);
    expect(outside.stderr).not.toMatch(/link/);
  });

  test('finds it by a link to the blog’s folder, there or deleted', async ({ desk }) => {
    const blog = desk.makeBlog();
    const link = join(blog.folder, '..', 'by-a-link');
    symlinkSync(blog.folder, link, 'junction');
    expect(run(blog, 'check', join(link, post)).code).toBe(0);
    write(blog, post, text => `${text}More.\n`);
    const files = () => JSON.parse(run(blog, 'publish', join(link, post), '--trust', '--json').stdout).files;
    expect(files()).toEqual([post]);
    rmSync(join(blog.folder, 'posts/2024'), { recursive: true });
    expect(files()).toEqual([post]);
  });
});

test.describe('a program without a display', () => {
  test('prints its address first and ends with 0 on SIGTERM', async ({ desk }) => {
    const blog = desk.makeBlog();
    const server = await startLeysin(null, { ...blog.env, LEYSIN_HOME: join(desk.place, 'first-home') });
    expect(server.address).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/open\/[\w-]+$/);
    expect(await server.stop()).toBe(0);
  });

  test('does the same under npm start, and does not outlive it', async ({ desk }) => {
    const blog = desk.makeBlog();
    const args = ['start', '--silent', '--', blog.folder, '--no-open', '--no-download', '--port', '0'];
    const env = {
      ...blog.env,
      npm_config_cache: join(desk.place, 'npm'),
      npm_config_update_notifier: 'false',
    };
    const npm = spawn('npm', args, { cwd: projectRoot, env, stdio: ['ignore', 'pipe', 'ignore'] });
    const ended = once(npm, 'exit');
    const [line] = await once(createInterface({ input: npm.stdout }), 'line');
    const [start, port] = /^(.*):(\d+)\/open\/[\w-]+$/.exec(line)?.slice(1) ?? [];
    expect(start).toBe(`Leysin serves ${blog.folder} at http://127.0.0.1`);
    const address = `http://127.0.0.1:${port}/`;
    expect((await fetch(address)).status).toBe(401);
    npm.kill('SIGTERM');
    expect((await ended)[0]).toBe(0);
    await expect
      .poll(() =>
        fetch(address).then(
          ({ status }) => status,
          () => 'gone',
        ),
      )
      .toBe('gone');
    expect(existsSync(join(blog.folder, '.leysin.json'))).toBe(false);
  });
});
