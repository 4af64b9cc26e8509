import type { Generator } from '../../generators/generator.ts';
import type { Site } from '../../model/blog.ts';
import type { PostFormat } from '../../model/post.ts';
import type { BodyParts } from '../check.ts';
import { htmlParts } from './html-parts.ts';
import { markdownParts } from './markdown-parts.ts';
import { restParts } from './rest-parts.ts';

/** Where a body is and how it is read. */
export interface BodyText {
  readonly text: string;
  /** UTF-16 offset of the body in the text. */
  readonly start: number;
  readonly path: string;
  readonly format: PostFormat;
}

/** What a post's body holds, as its generator reads it. */
export function readParts(
  site: Site,
  generator: Generator,
  { text, start, path, format }: BodyText,
): BodyParts {
  const body = text.slice(start);
  if (format === 'markdown') return markdownParts(body, start, generator.dialect(site, path));
  return format === 'html' ? htmlParts(body, start) : restParts(body, start);
}
