import type { Site } from '../model/blog.ts';
import type { BlogCorrections } from '../model/blog-settings.ts';

const correctionsOfSites = new WeakMap<Site, BlogCorrections>();

/** The site with the corrections its posts are to be treated by. */
export function withCorrections(site: Site, corrections: BlogCorrections): Site {
  if (Object.keys(corrections).length === 0) return site;
  return { ...site, options: { ...site.options, corrections: JSON.stringify(corrections) } };
}

/** The corrections a site was given by {@link withCorrections}; none where there are none. */
export function correctionsOf(site: Site): BlogCorrections {
  const { corrections } = site.options;
  if (corrections === undefined) return {};
  const known = correctionsOfSites.get(site);
  if (known !== undefined) return known;
  // Written by withCorrections: the shape is ours.
  const made = JSON.parse(corrections) as BlogCorrections;
  correctionsOfSites.set(site, made);
  return made;
}
