import { formatDateLike } from '../generators/front-matter/format-date.ts';
import { joinPath } from '../generators/paths/blog-paths.ts';
import type { BlogView, Check } from './check.ts';
import { fieldFix } from './metadata/field-fix.ts';
import { dateKeys, fieldOffset } from './metadata/field-offset.ts';

/** A date that has yet to come: some generators leave such a post out, the others show it at once with that date. */
export const futureDate: Check = {
  rule: 'future-date',
  severity: 'warning',
  find(post, blog) {
    const { entry } = post;
    if (entry.kind !== 'post' || entry.draft || entry.instant === null || entry.instant <= blog.now)
      return [];
    const when = `${entry.instant.slice(0, 16).replace('T', ' ')} UTC`;
    const hint = hasZone(entry.date)
      ? ''
      : ` It names no time zone, so it is taken in that of the site, ${blog.site.timeZone}.`;
    const message = `The date is in the future (${when}): ${consequence(blog)}.${hint}`;
    const today = formatDateLike(entry.date, blog.now, blog.site.timeZone);
    const fix = fieldFix(post, blog, 'date', today, 'Set the date to now');
    return [{ at: fieldOffset(post, dateKeys), isInMetadata: true, message, ...(fix ? { fix } : {}) }];
  },
};

function hasZone(date: string): boolean {
  return /(?:Z|UTC|GMT|[+-]\d{1,2}:?\d{0,2}|[A-Z]{3,4})\)?$/.test(date.trim()) && /:\d{2}/.test(date);
}

/** What becomes of the post, after each generator's documentation. */
function consequence(blog: BlogView): string {
  const later = 'the site shows it only when it is built again after that';
  switch (blog.site.generator) {
    case 'jekyll':
      return isSet(blog, ['_config.yml', '_config.yaml'], /^future:[ \t]*true/m)
        ? 'readers see it at once'
        : later;
    case 'hugo':
      return later;
    case 'nikola':
      return isSet(blog, ['conf.py'], /^FUTURE_IS_NOW\s*=\s*True/m) ? 'readers see it at once' : later;
    case 'hexo':
      return isSet(blog, ['_config.yml'], /^future:[ \t]*false/m)
        ? later
        : 'readers see it at once, with that date';
    case 'pelican':
    case 'docusaurus':
      return 'readers see it at once, with that date';
    default:
      return 'depending on the site, readers see it only then, or at once with that date';
  }
}

function isSet(blog: BlogView, files: readonly string[], pattern: RegExp): boolean {
  return files.some(name => pattern.test(blog.text(joinPath(blog.site.root, name)) ?? ''));
}
