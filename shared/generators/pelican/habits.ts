import type { BlogPath } from '../../model/blog.ts';
import type { FolderView } from '../generator.ts';
import { isBelow } from '../paths/blog-paths.ts';

/** Posts that are looked at: enough to see a habit, few enough to open a blog at once. */
const sampleSize = 40;

/** What the posts of a blog show of it and its settings do not say. */
export interface PelicanHabits {
  /** Languages its posts name, in the order in which they were found. */
  readonly languages: readonly string[];
  /** How they reach their images and what they hold besides Markdown, as options of the site. */
  readonly options: Readonly<Record<string, string>>;
}

/** Marks of the plug-in "liquid_tags", which no settings in one place name. */
const liquidPattern = /\{%\s*(?:img|notebook|video|youtube|vimeo|include_code|literal|gist|flickr|audio)\b/;

// `Lang: fr`, `:lang: fr`, `<meta name="lang" content="fr">`
const langPattern =
  /^ {0,3}(?:<meta name=["']?|:?)lang(?:["']? content=["']?|:[ \t]*)([a-z]{2,3}(?:[-_][a-z]{2,4})?)\b/im;

/** Metadata stand in the first characters of a post. */
const headLength = 2000;

/** Looks into some posts below `content`, first of all those named like translations. */
export function readPelicanHabits(folder: FolderView, content: BlogPath): PelicanHabits {
  const posts = folder.paths.filter(
    path => isBelow(content, path) && /\.(?:md|markdown|mkd|mdown|rst|html)$/i.test(path),
  );
  const translations = posts.filter(path => /[-_.][a-z]{2}\.\w+$/.test(path));
  const chosen = new Set([...spread(translations), ...spread(posts)]);
  const texts = [...chosen].map(path => folder.text(path) ?? '');
  const langs = texts.map(text => langPattern.exec(text.slice(0, headLength))?.[1] ?? '');
  return {
    languages: [...new Set(langs.filter(lang => lang !== ''))],
    options: {
      imageLink: imageLinkOf(texts),
      hasLiquid: String(texts.some(text => liquidPattern.test(text))),
    },
  };
}

/** Paths from all over a list: a habit may differ from folder to folder and from year to year. */
function spread(paths: readonly BlogPath[]): readonly BlogPath[] {
  const step = Math.max(1, Math.ceil(paths.length / sampleSize));
  return paths.filter((_, index) => index % step === 0);
}

/** What stands before an image's path from `PATH`, in most posts that have images. */
function imageLinkOf(texts: readonly string[]): string {
  const count = (pattern: RegExp) => texts.filter(text => pattern.test(text)).length;
  const styles: readonly (readonly [string, number])[] = [
    ['{static}/', count(/\{(?:static|attach)\}/)],
    ['{filename}/', count(/\{filename\}\/?[^\s)"']{1,200}\.(?:png|jpe?g|gif|svg|webp)/i)],
    ['|filename|/', count(/\|filename\|/)],
    ['/', count(/[("' ]\/(?:images|img|static|pictures)\//)],
  ];
  const [best] = [...styles].sort((a, b) => b[1] - a[1]);
  return best !== undefined && best[1] > 0 ? best[0] : '{static}/';
}
