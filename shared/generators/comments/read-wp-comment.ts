import { type MetadataBlock, textOf } from '../../metadata/metadata-block.ts';
import { readNikolaLines } from '../../metadata/nikola-lines.ts';
import { readTomlFrontMatter } from '../../metadata/toml-front-matter.ts';
import { readYamlFrontMatter } from '../../metadata/yaml-front-matter.ts';
import type { BlogPath } from '../../model/blog.ts';

/** What a comment's own file holds, as Nikola's plug-in "static_comments" reads it. */
export interface WpCommentText {
  readonly author: string;
  /** In UTC, which it says; '' when there is none. */
  readonly date: string;
  readonly text: string;
  /** What makes HTML of the text; `wordpress` where the file does not say. */
  readonly compiler: string;
}

/** Whether a file is such a comment: Nikola's import from WordPress writes `post.10.wpcomment` beside `post.md`. */
export function isWpComment(path: BlogPath): boolean {
  return path.endsWith('.wpcomment');
}

/** Reads a comment. */
export function readWpComment(file: string): WpCommentText {
  const block = blockOf(file);
  const date = textOf(block, 'date_utc');
  return {
    author: textOf(block, 'author'),
    date: date === '' ? '' : `${date} UTC`,
    text: file.slice(block?.to ?? 0),
    compiler: textOf(block, 'compiler') || 'wordpress',
  };
}

/** Whether it says that it is not to be shown. */
export function isUnapproved(file: string): boolean {
  return !/^(?:|true)$/i.test(textOf(blockOf(file), 'approved'));
}

function blockOf(file: string): MetadataBlock | undefined {
  return readNikolaLines(file) ?? readYamlFrontMatter(file) ?? readTomlFrontMatter(file);
}
