import type { MetadataBlock } from '../../metadata/metadata-block.ts';
import type { Site } from '../../model/blog.ts';
import type { PostMetadata } from '../../model/post.ts';
import { firstHeading } from '../front-matter/first-heading.ts';
import { type MetadataKeys, metadataOfBlock, usualKeys } from '../front-matter/front-matter-metadata.ts';
import { readGrayMatter } from '../front-matter/gray-matter.ts';
import type { PostSource } from '../generator.ts';
import { readLeadingDay } from '../paths/leading-day.ts';
import { titleFromName } from '../paths/title-words.ts';
import { dateOfPath, slugOfPath, splitLocale } from './vue-site.ts';

const vueKeys: MetadataKeys = { ...usualKeys, slug: [], lang: ['lang'] };

/** What a page of VitePress or VuePress says of itself; `isDraft` and `slug` are the generator's. */
export function readVueMetadata(
  site: Site,
  source: PostSource,
  tell: (block: MetadataBlock | undefined) => { readonly draft: boolean; readonly slug: string },
): { readonly metadata: PostMetadata; readonly error?: string } {
  const block = readGrayMatter(source.text);
  const { draft, slug } = tell(block);
  const name = slugOfPath(source.path);
  return metadataOfBlock(block, vueKeys, {
    title: firstHeading(source.text, block?.to ?? 0) || titleFromName(readLeadingDay(name)?.rest || name),
    date: dateOfPath(source.path),
    slug,
    lang: splitLocale(site, source.path).lang,
    draft,
    timeZone: site.timeZone,
  });
}
