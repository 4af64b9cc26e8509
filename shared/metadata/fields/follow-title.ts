import { isAppError } from '../../app-error.ts';
import { slugify } from '../../generators/paths/slugify.ts';
import { pelicanSlug } from '../../generators/pelican/slug.ts';
import type { Site } from '../../model/blog.ts';

/**
 * The slug that goes with a new title, or undefined when the slug stays: it follows only while it is what one of
 * `titles`, the ones before, makes; a number behind it, for a name that was taken, does not count.
 */
export function slugForTitle(
  site: Site,
  slug: string,
  titles: readonly string[],
  title: string,
): string | undefined {
  if (slug === '') return undefined;
  const own = slug.replace(/-\d{1,3}$/, '');
  const makers = site.generator === 'pelican' ? [pelicanMaker(site), makeSlug] : [makeSlug];
  for (const make of makers) {
    const made = titles.map(make).filter(one => one !== undefined && one !== '');
    const next = make(title);
    if (made.some(one => one === slug || one === own)) return next === slug ? undefined : next;
  }
  return undefined;
}

function pelicanMaker(site: Site): (title: string) => string | undefined {
  return title => pelicanSlug(site, title) || undefined;
}

function makeSlug(title: string): string | undefined {
  try {
    return slugify(title);
  } catch (error) {
    // A title without a letter makes no slug: the old one stays.
    if (isAppError(error, 'post.bad-title')) return undefined;
    throw error;
  }
}
