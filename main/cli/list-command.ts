import { countOfPosts } from '../../shared/checks/describe-report.ts';
import type { PostEntry } from '../../shared/model/post.ts';
import type { Command } from './command.ts';
import { withBlog } from './connect-app.ts';

/** `leysin list`: generator and every post and page. */
export const listCommand: Command = {
  help: `leysin list [FOLDER] [--json]

Lists the posts and pages of the blog at FOLDER (default: the current directory), newest first.

  --json   print generator, root and every post as JSON`,
  options: { json: { type: 'boolean' } },
  positionals: 1,
  run: ([folder], values, terminal) =>
    withBlog(terminal, folder, async ({ api, blog }) => {
      const posts = await api.call('posts.list', undefined);
      const generator = blog.site.generator;
      if (values.json) {
        terminal.out(JSON.stringify({ generator, root: blog.root, posts }, undefined, 2));
        return 0;
      }
      terminal.say(`${blog.root}: ${generator}, ${countOfPosts(posts.length)}`);
      for (const post of posts) terminal.out(describePost(post));
      return 0;
    }),
};

function describePost(post: PostEntry): string {
  const day = post.instant?.slice(0, 10) ?? '          ';
  const marks = [post.kind === 'page' && 'page', post.draft && 'draft', post.state === 'broken' && 'broken'];
  const marked = marks.filter(mark => mark !== false).join(', ');
  return `${day}  ${post.title || '(no title)'}${marked && ` (${marked})`}  ${post.path}`;
}
