import type { BlogPath } from '../model/blog.ts';
import { isBelow } from './blog-paths.ts';
import type { FolderView } from './generator.ts';

/** Posts that are looked at: enough to see a habit, few enough to open a blog at once. */
const sampleSize = 30;

/** Marks of the plug-in "liquid_tags", which no settings in one place name. */
const liquidPattern = /\{%\s*(?:img|notebook|video|youtube|vimeo|include_code|literal|gist|flickr|audio)\b/;

/** How the posts of a blog reach their images and what they hold besides Markdown, as options of the site. */
export function readPelicanHabits(folder: FolderView, content: BlogPath): Readonly<Record<string, string>> {
  const posts = folder.paths.filter(
    path => isBelow(content, path) && /\.(?:md|markdown|mkd|mdown|rst)$/i.test(path),
  );
  const step = Math.max(1, Math.floor(posts.length / sampleSize));
  const texts = posts
    .filter((_, index) => index % step === 0)
    .slice(0, sampleSize)
    .map(path => folder.text(path) ?? '');
  const count = (pattern: RegExp) => texts.filter(text => pattern.test(text)).length;
  const styles: readonly (readonly [string, number])[] = [
    ['{static}/', count(/\{(?:static|attach)\}/)],
    ['{filename}/', count(/\{filename\}\/?[^\s)"']{1,200}\.(?:png|jpe?g|gif|svg|webp)/i)],
    ['|filename|/', count(/\|filename\|/)],
    ['/', count(/[("' ]\/(?:images|img|static|pictures)\//)],
  ];
  const [best] = [...styles].sort((a, b) => b[1] - a[1]);
  return {
    imageLink: best !== undefined && best[1] > 0 ? best[0] : '{static}/',
    hasLiquid: String(count(liquidPattern) > 0),
  };
}
