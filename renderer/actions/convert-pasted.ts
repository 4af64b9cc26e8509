import { AppError } from '../../shared/app-error.ts';
import { findGenerator } from '../../shared/generators/all-generators.ts';
import type { App } from './app.ts';

/**
 * Pasted rich text as Markdown in this blog's dialect. The converter is fetched with the first paste.
 * @throws blog.not-found when no blog is open.
 */
export async function convertPasted(app: App, html: string): Promise<string> {
  const site = app.state.blog.blog.peek()?.site;
  if (!site) throw new AppError('blog.not-found');
  const path = app.state.post.open.peek()?.path ?? '';
  const { htmlToMarkdown } = await import('../../shared/import/html-to-markdown.ts');
  const dialect = findGenerator(site.generator).dialect(site, path);
  return htmlToMarkdown(html, { dialect }).markdown;
}
