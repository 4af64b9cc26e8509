import type { ParamsOf, ResultOf } from '../../../shared/api/contract.ts';
import { createPost } from '../../services/posts/create-post.ts';
import type { BlogFolder } from '../blog-folders.ts';

/** Makes a Markdown post of an HTML file from elsewhere, or only its Markdown when `isPrinted`. */
export async function importPost(
  { blog, index, generator }: BlogFolder,
  { name, bytes, isPrinted }: ParamsOf<'posts.import'>,
): Promise<ResultOf<'posts.import'>> {
  // The converter is loaded when it is used, not when the program starts.
  const { importHtml } = await import('../../services/import/import-html.ts');
  const { title, markdown, report } = importHtml(name, bytes, {
    dialect: generator.dialect(blog.site, name),
  });
  if (isPrinted) return { report: { ...report, from: name, path: null }, markdown };
  const { path } = await createPost(blog, index, {
    title,
    lang: blog.site.defaultLang,
    draft: false,
    now: new Date(),
    body: markdown,
  });
  return { report: { ...report, from: name, path }, markdown };
}
