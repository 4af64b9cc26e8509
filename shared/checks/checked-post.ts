import type { Generator, PostSource } from '../generators/generator.ts';
import { metadataPlaceOf } from '../metadata/fields/metadata-place.ts';
import type { Site } from '../model/blog.ts';
import type { PostEntry } from '../model/post.ts';
import type { BodyParts, CheckedPost } from './check.ts';
import { readParts } from './parts/read-parts.ts';

/**
 * A post as rules see it; its body is parsed when the first rule asks for its parts. `before`: its text in the last commit,
 * where that is known.
 */
export function checkedPost(
  site: Site,
  generator: Generator,
  source: PostSource,
  entry: PostEntry,
  before?: string,
): CheckedPost {
  const { path, block } = metadataPlaceOf({ site, ...source });
  const bodyStart = generator.metadataInText(site, source)?.to ?? 0;
  const format = generator.format(site, source.path);
  let parts: BodyParts | undefined;
  return {
    source,
    entry,
    ...(before === undefined ? {} : { before }),
    format,
    block,
    metadataFile: path,
    bodyStart,
    get parts() {
      parts ??= readParts(site, generator, {
        text: source.text,
        start: bodyStart,
        path: source.path,
        format,
      });
      return parts;
    },
  };
}
