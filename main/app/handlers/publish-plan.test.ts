import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import type { SeenPlan } from '../../../shared/model/publish.ts';
import { observeGit } from '../../services/git/run-git.ts';
import type { SiteFixture } from '../../services/publish/testing/site-fixture.ts';
import { context, type TestWindow } from '../app-parts.test-support.ts';
import { openSiteWindow, openTrusted } from '../site-window.test-support.ts';

let site: SiteFixture;
let window: TestWindow;

const body = Array.from({ length: 20 }, (_, line) => `Line ${line} of the text.\n`).join('\n');
const post = (title: string, more = '', text = body) => `---\ntitle: ${title}\n${more}---\n\n${text}`;
const path = (name: string) => `_posts/2024-01-01-${name}.md`;

beforeEach(async () => {
  ({ site, window } = await openSiteWindow());
  site.write('_config.yml', 'title: A blog\n');
  site.write(path('walk'), post('A walk', '', `![the hut](/assets/hut.png)\n\n${body}`));
  site.write(path('gone'), post('Gone soon', '', 'Short.\n\n![old](/assets/old.png)\n'));
  site.write('assets/hut.png', 'png\0one');
  site.write('assets/old.png', 'png\0old');
  site.write('.gitignore', 'build/\n*.log\n');
  site.git('add', '.');
  site.git('commit', '-q', '-m', 'Posts');
  site.git('push', '-q');
  await openTrusted(window, site.blog);
});

const plan = (posts: readonly string[] | null) => window.handlers['publish.plan']({ posts }, context);
const run = (
  posts: readonly string[] | null,
  files: readonly string[] | null,
  seen: SeenPlan | null = null,
) => window.handlers['publish.run']({ posts, message: null, seen, files, isUnseen: false }, context);
const diff = (posts: readonly string[] | null, file: string | null) =>
  window.handlers['publish.diff']({ posts, path: file }, context);

/** What the newest commit online changed, in git's letters, renames told. */
const published = () =>
  site
    .gitIn(site.remote, 'show', '-M', '--name-status', '--format=', 'main')
    .trim()
    .split('\n')
    .map(line => line.replaceAll('\t', ' '));
const subject = () => site.gitIn(site.remote, 'log', '-1', '--format=%s', 'main').trim();

describe('a plan', () => {
  it('groups files by posts, with titles also of those that are gone', async () => {
    site.write(path('new'), post('New post', '', 'A.\n\n![n](/assets/new.png) ![h](/assets/hut.png)\n'));
    site.write('assets/new.png', 'png\0new');
    site.write('assets/hut.png', 'png\0two');
    site.write(path('walk'), post('A walk', 'tags: [snow]\n', `![the hut](/assets/hut.png)\n\n${body}`));
    site.drop(path('gone'));
    site.drop('assets/old.png');
    const made = await plan(null);
    const groups = made.posts.map(({ title, change, parts }) => [
      title,
      change,
      parts.map(part => part.path),
    ]);
    expect(groups.sort()).toEqual([
      ['A walk', 'modified', [path('walk'), 'assets/hut.png']],
      ['Gone soon', 'deleted', [path('gone'), 'assets/old.png']],
      ['New post', 'added', [path('new'), 'assets/new.png', 'assets/hut.png']],
    ]);
    expect(made.message).toBe('Publish 1 post, update 1, delete 1');
    expect(made.decisions.map(({ kind, detail }) => [kind, detail])).toEqual([
      ['post-deleted', 'Gone soon'],
      ['picture-deleted', 'assets/old.png'],
    ]);
  });

  it('knows a renamed post by its likeness, alone or among all, and takes both names online', async () => {
    site.drop(path('walk'));
    site.write(path('hike'), post('A hike', '', `![the hut](/assets/hut.png)\n\n${body}`));
    for (const posts of [[path('hike')], null]) {
      const made = await plan(posts);
      expect(made.files).toEqual([{ path: path('hike'), change: 'renamed', from: path('walk') }]);
      expect(made.posts.map(({ title, change }) => [title, change])).toEqual([['A hike', 'renamed']]);
      expect(made.message).toBe('Rename “A hike”');
      expect(made.decisions).toEqual([{ kind: 'post-renamed', detail: `A hike\n${path('walk')}` }]);
    }
    const { text } = await diff([path('hike')], path('hike'));
    expect(text).toContain('-title: A walk\n+title: A hike');
    expect(text).not.toContain('Line 9');
    expect(await run([path('hike')], null)).toMatchObject({ result: 'published' });
    expect(published()).toEqual([expect.stringMatching(`R\\d+ ${path('walk')} ${path('hike')}`)]);
    expect(subject()).toBe('Rename “A hike”');
  });

  it('takes a picture for a renamed one only when it is the same to the byte', async () => {
    const picture = Buffer.alloc(2_000, 7).toString('latin1');
    site.write('assets/hut.png', picture);
    site.git('commit', '-q', '-a', '-m', 'Larger');
    site.git('push', '-q');
    site.drop('assets/hut.png');
    site.write('assets/cabin.png', picture);
    site.write(path('walk'), post('A walk', '', `![the hut](/assets/cabin.png)\n\n${body}`));
    const filesOf = async () =>
      (await plan([path('walk')])).files.map(({ path: name, change }) => [name, change]);
    const text = [path('walk'), 'modified'];
    expect(await filesOf()).toEqual([text, ['assets/cabin.png', 'renamed']]);
    site.write('assets/cabin.png', `${picture}!`);
    expect(await filesOf()).toEqual([text, ['assets/cabin.png', 'added'], ['assets/hut.png', 'deleted']]);
  });

  it('does not take a new post for a deleted one that is not like it', async () => {
    site.drop(path('gone'));
    site.write(path('other'), post('Other', '', 'Nothing of the old one is in here.\n'.repeat(9)));
    const made = await plan([path('other')]);
    expect(made.files).toEqual([{ path: path('other'), change: 'added' }]);
    expect(made.left.files).toEqual([{ path: path('gone'), why: 'other-post' }]);
  });

  it('says in the message which metadata changed where the text did not', async () => {
    const [start, end] = [path('walk'), `![the hut](/assets/hut.png)\n\n${body}`];
    site.write(start, post('A walk', 'tags: [snow]\nlayout: wide\n', end));
    expect((await plan([start])).message).toBe('Update “A walk”: tags');
    site.write(start, post('A walk', 'layout: wide\n', end));
    expect((await plan([start])).message).toBe('Update “A walk”: layout');
    site.write(start, post('A walk', 'tags: [snow]\n', `${end}More.\n`));
    expect((await plan([start])).message).toBe('Update “A walk”');
  });

  it('names what stays behind, secrets too, and offers none of it', async () => {
    site.write(path('walk'), post('A walk', '', 'Changed.\n'));
    site.write(path('new'), post('Another'));
    site.write('.env', 'TOKEN=x');
    site.write('_config.yml', 'title: Another\n');
    site.write('assets/nowhere.png', 'png');
    site.write('build/index.html', 'x');
    site.write('error.log', 'x');
    site.gitIn(site.folder, 'init', '-q', join(site.blog, 'theme'));
    site.write('theme/style.css', 'x');
    const made = await plan([path('walk')]);
    expect(made.files.map(file => file.path)).toEqual([path('walk')]);
    expect(made.left).toEqual({
      files: [
        { path: path('new'), why: 'other-post' },
        { path: 'assets/nowhere.png', why: 'unused-picture' },
        { path: '.env', why: 'secret' },
        { path: '_config.yml', why: 'no-post' },
        { path: 'theme/', why: 'repository' },
        { path: 'build/', why: 'ignored' },
        { path: 'error.log', why: 'ignored' },
      ],
      more: 0,
    });
    expect(made.decisions).toEqual([]);
    expect((await plan(null)).left.files).toContainEqual({ path: '.env', why: 'secret' });
  });

  it('has sizes instead of a text for pictures, and no differences of what is not in it', async () => {
    site.write(path('walk'), post('A walk', '', '![h](/assets/hut.png) ![n](/assets/n.png)\n'));
    site.write('assets/hut.png', 'png\0larger');
    site.write('assets/n.png', 'png\0n');
    site.write('.env', 'TOKEN=x');
    const posts = [path('walk')];
    expect(await diff(posts, 'assets/hut.png')).toEqual({ text: '', sizes: { before: 7, after: 10 } });
    expect(await diff(posts, 'assets/n.png')).toEqual({ text: '', sizes: { before: null, after: 5 } });
    expect((await diff(posts, null)).text).toContain('+![h]');
    for (const other of ['.env', '_config.yml', '../remote.git/config'])
      await expect(diff(posts, other)).rejects.toMatchObject({ code: 'path.not-allowed' });
  });
});

describe('the cost of a plan', () => {
  it('in runs of git is the same for many posts as for one, and small', async () => {
    const countOf = async () => {
      let count = 0;
      const stop = observeGit(() => {
        count += 1;
      });
      await plan(null);
      stop();
      return count;
    };
    site.write(path('walk'), post('A walk', '', 'Changed.\n'));
    const ofOne = await countOf();
    for (let index = 0; index < 20; index += 1) site.write(path(`new-${index}`), post(`New ${index}`));
    expect(await countOf()).toBeLessThanOrEqual(ofOne);
    expect(ofOne).toBeLessThanOrEqual(14);
  });
});

describe('ticks', () => {
  it('decide exactly what is committed; all else is as it was, to the byte', async () => {
    site.write(path('new'), post('New post', '', '![n](/assets/new.png) ![m](/assets/more.png)\n'));
    site.write('assets/new.png', 'png\0new');
    site.write('assets/more.png', 'png\0more');
    site.drop(path('walk'));
    site.write(path('hike'), post('A hike', '', `![the hut](/assets/hut.png)\n\n${body}`));
    site.drop(path('gone'));
    site.write('posts/one.md', '# One\n\nstaged\n');
    site.git('add', 'posts/one.md');
    site.write('posts/one.md', '# One\n\nstaged and not staged\n');
    site.write('_config.yml', 'title: Staged\n');
    site.git('add', '_config.yml');
    site.write('_config.yml', 'title: Not staged\n');
    site.write('.env', 'TOKEN=x');
    const made = await plan(null);
    const ticked = [path('new'), 'assets/new.png', path('hike'), path('walk')];
    const others = ['--', '.', ...ticked.map(file => `:(exclude)${file}`)];
    const state = () => [
      site.git('ls-files', '--stage', ...others),
      site.git('status', '--porcelain=v2', '-uall', ...others),
      site.git('diff', ...others),
      site.git('diff', '--cached', ...others),
    ];
    const before = state();
    expect(await run(null, ticked, made)).toMatchObject({ result: 'published' });
    expect(published()).toEqual([
      expect.stringMatching(`R\\d+ ${path('walk')} ${path('hike')}`),
      `A ${path('new')}`,
      'A assets/new.png',
    ]);
    expect(state()).toEqual(before);
    expect(before.join('\n')).toContain(path('gone'));
    expect(subject()).toBe('Publish 1 post, rename 1');
  });

  it('for what is not in the plan, or not any more, publish nothing', async () => {
    site.write(path('walk'), post('A walk', '', 'Changed.\n'));
    site.write('.env', 'TOKEN=x');
    const before = site.snapshot();
    for (const file of ['.env', '_config.yml', path('gone')])
      expect(await run([path('walk')], [path('walk'), file])).toMatchObject({
        result: 'refused',
        error: { code: 'publish.plan-changed', data: { paths: [file] } },
      });
    expect(site.snapshot()).toBe(before);
  });

  it('do not hide that a file was changed after it was shown', async () => {
    site.write(path('walk'), post('A walk', '', 'Changed.\n'));
    site.write(path('gone'), post('Gone soon', '', 'Changed.\n'));
    const seen = await plan(null);
    site.write(path('gone'), post('Gone soon', '', 'Changed again.\n'));
    expect(await run(null, [path('walk')], seen)).toMatchObject({
      result: 'refused',
      error: { code: 'publish.plan-changed' },
    });
  });
});
