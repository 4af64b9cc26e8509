import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, type TestBlog, test } from '../../support/fixtures.ts';
import { git } from '../../support/git.ts';
import { runLeysin } from '../../support/leysin-process.ts';

const projectRoot = resolve(fileURLToPath(new URL('../../..', import.meta.url)));
const post = 'posts/2024/first-snow.md';
const sprint = 'posts/2022/winter-sprint-742187';

const run = (blog: TestBlog, ...args: readonly string[]) => runLeysin(blog.env, blog.folder, ...args);
const read = (blog: TestBlog, path: string) => readFileSync(join(blog.folder, path), 'utf8');

test('is a program of its own, as npm links it', () => {
  const program = fileURLToPath(new URL('../../../dist/main/leysin.mjs', import.meta.url));
  test.skip(process.platform === 'win32', 'Windows starts it through a file that npm makes');
  const { status, stdout } = spawnSync(program, ['--version'], { encoding: 'utf8' });
  expect({ status, stdout }).toEqual({ status: 0, stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/) });
});

test.describe('every command', () => {
  test('says with --help what it takes, on stdout', async ({ desk }) => {
    const blog = desk.makeBlog({}, false);
    mkdirSync(blog.folder);
    for (const command of ['serve', 'list', 'new', 'render', 'import', 'check', 'publish', 'pull']) {
      const { code, stdout, stderr } = run(blog, command, '--help');
      expect([code, stderr], command).toEqual([0, '']);
      expect(stdout).toMatch(new RegExp(`^leysin ${command}\\b`));
    }
    const { code, stdout, stderr } = run(blog, '--help');
    expect([code, stderr]).toEqual([0, '']);
    for (const command of ['serve', 'list', 'new', 'render', 'import', 'check', 'publish', 'pull'])
      expect(stdout).toContain(`leysin ${command} `);
    const { version } = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8'));
    expect(run(blog, '--version')).toEqual({ code: 0, stdout: `${version}\n`, stderr: '' });
  });

  test('answers bad usage and input it cannot read with 2, on stderr only', async ({ desk }) => {
    const blog = desk.makeBlog();
    const locked = join(desk.place, 'locked');
    mkdirSync(locked);
    writeFileSync(join(desk.place, 'export.xml'), '<rss/>');
    for (const args of [
      ['list', '--bogus'],
      ['list', '.', 'more'],
      ['list', join(desk.place, 'no-such-folder')],
      ['list', 'notes.txt'],
      ['new'],
      ['new', 'One', 'Two'],
      ['new', 'One', '--lang', 'xx'],
      ['new', 'One', '--folder', join(desk.place, 'no-such-folder')],
      ['render'],
      ['render', 'posts/no-such-post.md'],
      ['import'],
      ['import', 'no-such-file.html'],
      ['import', '../export.xml', '--as', 'bogus'],
      ['publish', 'posts/no-such-post.md', '--trust', '--json'],
      ['publish', '--folder', join(desk.place, 'no-such-folder'), '--json'],
      ['pull', 'more'],
      ['serve', '--no-open', '--port', 'abc'],
      ['serve', '--no-open', '--port', '65536'],
      ['no-such-command'],
    ]) {
      const { code, stdout, stderr } = run(blog, ...args);
      expect([code, stdout], args.join(' ')).toEqual([2, '']);
      expect(stderr, args.join(' ')).toMatch(/\S/);
      expect(stderr, args.join(' ')).not.toMatch(/^\s+at /m);
    }
    expect(git(blog.env, blog.folder, 'status', '--porcelain')).toBe('');
  });

  test('answers a folder it may not read with 2', async ({ desk }) => {
    test.skip(process.getuid?.() === 0, 'root may read every folder');
    const blog = desk.makeBlog();
    chmodSync(blog.folder, 0o000);
    const { code, stdout } = runLeysin(blog.env, desk.place, 'list', blog.folder);
    chmodSync(blog.folder, 0o755);
    expect([code, stdout]).toEqual([2, '']);
  });
});

test.describe('leysin list', () => {
  test('prints each post and page with exactly the fields of the public surface', async ({ desk }) => {
    const blog = desk.makeBlog();
    const common = { kind: 'post', draft: false, categories: [], lang: 'en', comments: 0, state: 'ok' };
    const snow = {
      ...common,
      date: '2024-11-02 08:15:00 UTC',
      instant: '2024-11-02T08:15:00.000Z',
      tags: ['winter', 'hut'],
      slug: 'first-snow',
    };
    const swedish = 'posts/2024/first-snow.sv.md';
    const { code, stdout, stderr } = run(blog, 'list', '--json');
    expect([code, stderr]).toEqual([0, '']);
    const answer = JSON.parse(stdout);
    expect(Object.keys(answer)).toEqual(['generator', 'root', 'posts']);
    expect([answer.generator, answer.root]).toEqual(['nikola', blog.folder]);
    const byPath = (one: { path: string }, other: { path: string }) => (one.path < other.path ? -1 : 1);
    expect(answer.posts.sort(byPath)).toEqual([
      {
        ...common,
        path: 'pages/about.md',
        kind: 'page',
        title: 'About the hut',
        date: '2021-01-01 00:00:00 UTC',
        instant: '2021-01-01T00:00:00.000Z',
        tags: [],
        slug: 'about',
        translations: [],
      },
      {
        ...common,
        path: `${sprint}.html`,
        title: 'Winter Sprint Report',
        date: '2022-03-17 21:57:00',
        instant: '2022-03-17T21:57:00.000Z',
        tags: ['compiler', 'hut'],
        slug: 'winter-sprint-742187',
        translations: [],
        comments: 2,
      },
      {
        ...common,
        path: 'posts/2023/train.rst',
        title: 'The slow train',
        date: '2023-05-01 10:00:00 UTC',
        instant: '2023-05-01T10:00:00.000Z',
        tags: ['travel'],
        slug: 'train',
        translations: [],
      },
      { ...snow, path: post, title: 'First snow', translations: [swedish] },
      { ...snow, path: swedish, title: 'Första snön', lang: 'sv', translations: [post] },
    ]);
  });

  test('finds the blog upwards from a folder inside it and lists broken posts with the reason', async ({
    desk,
  }) => {
    const blog = desk.makeBlog({
      'one.md': '---\ntitle: One\ndraft: true\n---\n',
      'bad.md': '---\ntitle: [\n---\n',
    });
    const deep = join(blog.folder, 'drafts/deep');
    mkdirSync(deep, { recursive: true });
    const { code, stdout } = runLeysin(blog.env, deep, 'list', '--json');
    expect(code).toBe(0);
    const { root, generator, posts } = JSON.parse(stdout);
    expect([root, generator]).toEqual([blog.folder, 'plain']);
    const [bad] = posts.filter(({ path }: { path: string }) => path === 'bad.md');
    const [one] = posts.filter(({ path }: { path: string }) => path === 'one.md');
    expect(bad).toMatchObject({ state: 'broken', error: expect.stringMatching(/\S/) });
    expect(one).toMatchObject({ state: 'ok', title: 'One', draft: true, instant: null, date: '' });
    expect(one).not.toHaveProperty('error');
    expect(runLeysin(blog.env, desk.place, 'list', 'blog/drafts', '--json').stdout).toBe(stdout);
    const lines = run(blog, 'list').stdout.trim().split('\n');
    expect(lines).toHaveLength(2);
    expect(lines.join('\n')).toContain('One (draft)  one.md');
  });
});

test.describe('leysin new', () => {
  test('creates a post as the blog does it and prints its path, in any generator', async ({ desk }) => {
    const year = String(new Date().getUTCFullYear());
    const nikola = desk.makeBlog();
    const first = run(nikola, 'new', 'A new stove');
    expect(first).toEqual({
      code: 0,
      stdout: `${join(nikola.folder, `posts/${year}/a-new-stove.md`)}\n`,
      stderr: '',
    });
    expect(read(nikola, `posts/${year}/a-new-stove.md`)).toMatch(/^<!--\n\.\. title: A new stove\n/);
    const again = run(nikola, 'new', 'A new stove', '--draft').stdout.trim();
    expect(again).toBe(join(nikola.folder, `posts/${year}/a-new-stove-2.md`));
    expect(readFileSync(again, 'utf8')).toMatch(/^\.\. status: draft$/m);
    expect(run(nikola, 'new', 'Ny spis', '--lang', 'sv').stdout.trim()).toMatch(/ny-spis\.sv\.md$/);
    for (const title of ['?!', '   ', ''])
      expect(run(nikola, 'new', title)).toMatchObject({ stdout: '', code: expect.any(Number) });
    expect(run(nikola, 'new', '?!').code).not.toBe(0);
    for (const title of ['Été: "quoted" & <b>', '--> -->', '日本語', '../../etc/passwd', 'x\ny']) {
      const { code, stdout } = run(nikola, 'new', '--', title);
      if (code !== 0) continue;
      expect(stdout.startsWith(join(nikola.folder, 'posts', year)), title).toBe(true);
      expect(existsSync(stdout.trim())).toBe(true);
    }
    const listed = JSON.parse(run(nikola, 'list', '--json').stdout).posts;
    expect(listed.every(({ state }: { state: string }) => state === 'ok')).toBe(true);
    expect(listed.map(({ title }: { title: string }) => title)).toContain('Été: "quoted" & <b>');
  });

  test('creates posts and drafts of Jekyll, from outside the blog too', async ({ desk }) => {
    const blog = desk.makeBlog({
      '_config.yml': 'title: J\n',
      '_posts/2024-01-02-a.md': '---\nlayout: post\ntitle: A\n---\n',
    });
    const outside = (...args: readonly string[]) =>
      runLeysin(blog.env, desk.place, 'new', ...args, '--folder', blog.folder).stdout.trim();
    const path = outside("It's: here");
    expect(path).toMatch(/\/_posts\/\d{4}-\d\d-\d\d-its-here\.md$/);
    expect(readFileSync(path, 'utf8')).toMatch(/^---\nlayout: post\ntitle: /);
    expect(outside('Later', '--draft')).toBe(join(blog.folder, '_drafts/later.md'));
    const { generator, posts } = JSON.parse(run(blog, 'list', '--json').stdout);
    expect(generator).toBe('jekyll');
    expect(posts.map(({ title, draft }: { title: string; draft: boolean }) => [title, draft]).sort()).toEqual(
      [
        ['A', false],
        ["It's: here", false],
        ['Later', true],
      ],
    );
  });

  test('writes a heading in a plain folder', async ({ desk }) => {
    const blog = desk.makeBlog({ 'one.md': '# One\n' }, false);
    expect(run(blog, 'new', 'Two').stdout).toBe(`${join(blog.folder, 'two.md')}\n`);
    expect(read(blog, 'two.md')).toMatch(/^# Two\n/);
  });
});

test.describe('leysin render', () => {
  test('prints the article of a post named absolutely or from the current directory', async ({ desk }) => {
    const blog = desk.makeBlog();
    const { code, stdout, stderr } = run(blog, 'render', post);
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toContain('<strong>in the night</strong>');
    expect(stdout).toMatch(/<p data-line="8">The first snow fell/);
    expect(stdout).not.toContain('<!doctype');
    expect(runLeysin(blog.env, join(blog.folder, 'posts/2024'), 'render', 'first-snow.md').stdout).toBe(
      stdout,
    );
    expect(runLeysin(blog.env, desk.place, 'render', join(blog.folder, post)).stdout).toBe(stdout);
  });
});

test.describe('leysin import', () => {
  test('converts a post of the blog in place, keeping its sidecar, and only once', async ({ desk }) => {
    const blog = desk.makeBlog();
    const meta = read(blog, `${sprint}.meta`);
    const report = join(desk.place, 'report.json');
    const { code, stdout } = run(blog, 'import', `${sprint}.html`, '--report', report);
    expect([code, stdout]).toEqual([0, `${join(blog.folder, `${sprint}.md`)}\n`]);
    expect(existsSync(join(blog.folder, `${sprint}.html`))).toBe(false);
    expect(read(blog, `${sprint}.meta`)).toBe(meta);
    expect(read(blog, `${sprint}.md`)).toContain('[compiler](https://example.invalid/compiler)');
    const { from, path, kept, lost } = JSON.parse(readFileSync(report, 'utf8'));
    expect([from, path]).toEqual([`${sprint}.html`, `${sprint}.md`]);
    expect(kept).toMatchObject({ links: 2, images: 1, headings: 2, lists: 1, listItems: 2 });
    expect(Array.isArray(lost)).toBe(true);
    expect(run(blog, 'import', `${sprint}.html`).code).toBe(2);
  });

  test('does not overwrite a Markdown file that stands where the post would go', async ({ desk }) => {
    const blog = desk.makeBlog();
    writeFileSync(join(blog.folder, `${sprint}.md`), 'Mine.\n');
    const html = read(blog, `${sprint}.html`);
    expect(run(blog, 'import', `${sprint}.html`).code).toBe(1);
    expect(read(blog, `${sprint}.md`)).toBe('Mine.\n');
    expect(read(blog, `${sprint}.html`)).toBe(html);
  });

  test('makes a new post of a foreign file, never over another, and prints without writing', async ({
    desk,
  }) => {
    const blog = desk.makeBlog();
    const foreign = join(desk.place, 'From elsewhere.html');
    const html =
      '<html><head><title>From elsewhere</title></head><body><h2>Part</h2><p>Some <b>bold</b><br>text <a href="https://example.invalid/">here</a>.</p><!-- kept --></body></html>';
    writeFileSync(foreign, html);
    const printed = run(blog, 'import', foreign, '--print');
    expect(printed.code).toBe(0);
    expect(printed.stdout).toContain('Some **bold**');
    expect(git(blog.env, blog.folder, 'status', '--porcelain')).toBe('');
    const first = run(blog, 'import', foreign).stdout.trim();
    const second = run(blog, 'import', '../From elsewhere.html', '--as', 'html').stdout.trim();
    expect(first).toMatch(/posts\/\d{4}\/from-elsewhere\.md$/);
    expect(second).toMatch(/posts\/\d{4}\/from-elsewhere-2\.md$/);
    for (const part of ['**bold**', '[here](https://example.invalid/)', '## Part', '<!-- kept -->'])
      expect(readFileSync(first, 'utf8')).toContain(part);
    expect(readFileSync(foreign, 'utf8')).toBe(html);
    const titles = JSON.parse(run(blog, 'list', '--json').stdout).posts.map(
      ({ title }: { title: string }) => title,
    );
    expect(titles.filter((title: string) => title === 'From elsewhere')).toHaveLength(2);
  });
});
