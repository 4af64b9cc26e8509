import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type IndexBlog, makeIndexBlog } from '../services/index/index-blog.test-support.ts';
import { checkCommand } from './check-command.ts';

let blog: IndexBlog;

beforeEach(async () => {
  blog = await makeIndexBlog();
  await blog.write({
    '_config.yml': 'title: A\n',
    '_posts/2024-01-02-one.md': '---\ntitle: One\n---\nTODO: a\n',
    '_posts/2024-01-03-two.md': '---\ntitle: Two\n---\n![a cat](/cat.png)\n',
  });
});
afterEach(() => blog.remove());

async function check(target: string, isJson = false) {
  const out: string[] = [];
  const said: string[] = [];
  const code = await checkCommand.run([target], isJson ? { json: true } : {}, {
    cwd: blog.root,
    env: { LEYSIN_HOME: join(blog.root, '../home') },
    programRoot: join(blog.root, '../no-program'),
    out: line => out.push(line),
    say: line => said.push(line),
  });
  return { code, out: out.join('\n'), said: said.join('\n') };
}

describe('leysin check', () => {
  it('prints what it found in the whole blog, and ends with 1 for an error', async () => {
    const { code, out, said } = await check('.');
    expect(code).toBe(1);
    expect(out.split('\n')).toEqual([
      expect.stringMatching(/^_posts\/2024-01-03-two\.md:4: error: .* \[missing-image\]$/),
      expect.stringMatching(/^_posts\/2024-01-02-one\.md:4: warning: .* \[todo\]$/),
    ]);
    expect(said).toContain('2 posts and pages: 1 error, 1 warning');
  });

  it('looks at one post alone, and ends with 0 for warnings', async () => {
    const { code, out, said } = await check('_posts/2024-01-02-one.md');
    expect(code).toBe(0);
    expect(said).toContain('1 post or page: 0 errors, 1 warning');
    expect(out).toMatch(/\[todo\]$/);
  });

  it('prints the fields of the public surface as JSON', async () => {
    const { code, out } = await check('_posts/2024-01-03-two.md', true);
    expect(code).toBe(1);
    expect(JSON.parse(out)).toEqual([
      {
        file: '_posts/2024-01-03-two.md',
        line: 4,
        rule: 'missing-image',
        severity: 'error',
        message: 'The image “/cat.png” is not in the blog: there is no cat.png.',
      },
    ]);
  });

  it('follows what the blog sets its rules to, and tells what it cannot follow', async () => {
    const checks = { 'missing-image': 'off', todo: 'error', 'no-such-rule': 'off' };
    await blog.write({ '.leysin.json': JSON.stringify({ version: 1, checks }) });
    const { code, out, said } = await check('.');
    expect(code).toBe(1);
    expect(out).toMatch(/^_posts\/2024-01-02-one\.md:4: error: .* \[todo\]$/);
    expect(said).toContain('no-such-rule');
  });

  it('takes no file for a post that is none', async () => {
    await expect(check('_config.yml')).rejects.toMatchObject({ code: 'post.not-found' });
    await expect(check('_posts/2024-01-09-gone.md')).rejects.toMatchObject({ code: 'post.not-found' });
  });
});
