import { join } from 'node:path';
import { AppError } from '../../shared/app-error.ts';
import { type Command, textOption } from './command.ts';
import { withBlog } from './connect-app.ts';

/** `leysin new`: creates a post the way this blog does it and prints its path. */
export const newCommand: Command = {
  help: `leysin new TITLE [--folder FOLDER] [--lang LL] [--draft]

Creates a post with the name, place and metadata this blog gives its posts, and prints its path.

  --folder FOLDER   the blog (default: the current directory)
  --lang LL         write it in this language of the blog
  --draft           mark it as a draft`,
  options: { folder: { type: 'string' }, lang: { type: 'string' }, draft: { type: 'boolean' } },
  positionals: 1,
  run: ([title], values, terminal) => {
    if (title === undefined)
      throw new AppError('usage', { message: 'A title is missing', usage: 'leysin new TITLE' });
    return withBlog(terminal, textOption(values, 'folder'), async ({ api, blog }) => {
      const lang = textOption(values, 'lang') ?? null;
      const { path } = await api.call('posts.create', { title, lang, draft: values.draft === true });
      terminal.out(join(blog.root, path));
      return 0;
    });
  },
};
