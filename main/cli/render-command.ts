import { dirname, resolve } from 'node:path';
import { AppError } from '../../shared/app-error.ts';
import { renderWholeArticle } from '../../shared/markdown/render-article.ts';
import type { Command } from './command.ts';
import { withBlog } from './connect-app.ts';

/** `leysin render`: the article's HTML as the preview has it. */
export const renderCommand: Command = {
  help: `leysin render POST

Prints the HTML of the post's article, cleaned, exactly as the preview shows it. Images keep the addresses of the blog.`,
  options: {},
  positionals: 1,
  run: ([file], _values, terminal) => {
    if (file === undefined)
      throw new AppError('usage', { message: 'A post is missing', usage: 'leysin render POST' });
    const absolute = resolve(terminal.cwd, file);
    return withBlog(terminal, dirname(absolute), async ({ api, blog, blogPath }) => {
      const post = await api.call('posts.read', { path: blogPath(absolute) });
      const { html, messages } = await renderWholeArticle(post.text, {
        site: blog.site,
        path: post.path,
        format: post.format,
        assetBase: '/',
        remotePictures: blog.remotePictures ? 'shown' : 'never',
        ...(post.sidecarText === undefined ? {} : { sidecarText: post.sidecarText }),
      });
      for (const { line, severity, text } of messages)
        terminal.say(`${post.path}:${line}: ${severity}: ${text}`);
      terminal.out(html);
      return 0;
    });
  },
};
