import { findGenerator } from '../generators/all-generators.ts';
import { dayOf } from '../generators/front-matter/format-date.ts';
import type { NewPost, NewPostRequest, PostSource } from '../generators/generator.ts';
import type { Site } from '../model/blog.ts';
import type { NewPostStyle } from '../model/blog-settings.ts';
import { neighboursInStyle, styleOfText } from './metadata-samples.ts';
import { patternOfName } from './name-pattern.ts';
import { newPostStyles } from './read-setting.ts';

const slug = 'a-new-post';

/** A post as it would be created now; nothing is written. `instant` is ISO 8601 UTC. */
export function samplePost(
  site: Site,
  neighbours: readonly PostSource[],
  instant: string,
  draft = false,
): NewPost {
  return findGenerator(site.generator).newPost(site, requestOf(site, neighbours, instant, draft));
}

/** How a sample's path is made of its words: `posts/{year}/{slug}.md`. */
export function patternOfSample(site: Site, { path }: NewPost, instant: string): string {
  return patternOfName(path, { slug, day: dayOf(instant, site.timeZone) });
}

/** The dialect that a sample begins with; that of a file of its own is said of that. */
export function styleOfSample(site: Site, { path, files }: NewPost): NewPostStyle {
  const text = files.find(file => file.path === path)?.text ?? '';
  const sidecar = files.find(file => file.path !== path);
  const source = sidecar === undefined ? { path, text } : { path, text, sidecarText: sidecar.text };
  return styleOfText(findGenerator(site.generator), site, source);
}

/** The dialects that a site's generator really begins a new post with when it is shown one. */
export function possibleStyles(
  site: Site,
  neighbours: readonly PostSource[],
  instant: string,
): readonly NewPostStyle[] {
  const generator = findGenerator(site.generator);
  return newPostStyles.filter(style => {
    const models = neighboursInStyle(generator, site, neighbours, style);
    return styleOfSample(site, generator.newPost(site, requestOf(site, models, instant, false))) === style;
  });
}

function requestOf(
  site: Site,
  neighbours: readonly PostSource[],
  instant: string,
  draft: boolean,
): NewPostRequest {
  return { title: 'A new post', slug, lang: site.defaultLang, draft, instant, neighbours };
}
