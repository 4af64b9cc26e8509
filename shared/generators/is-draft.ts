import type { Site } from '../model/blog.ts';
import type { Generator, NewPost } from './generator.ts';

/** Whether a new post is a draft to its generator, once its files are written. */
export function isDraft(generator: Generator, site: Site, { path, files }: NewPost): boolean {
  const textOf = (name: string | undefined) => files.find(file => file.path === name)?.text;
  const sidecarText = textOf(generator.sidecarOf(site, path));
  const text = textOf(path) ?? '';
  const source = sidecarText === undefined ? { path, text } : { path, text, sidecarText };
  return generator.readMetadata(site, source).metadata.draft;
}
