import type { GeneratorName } from '../model/blog.ts';
import type { Check, CheckedPost, Found } from './check.ts';

/** What generators demand of a post, after their documentation: without it they stop or leave the post out. */
const demands: Partial<Readonly<Record<GeneratorName, readonly ('title' | 'date')[]>>> = {
  nikola: ['title', 'date'],
  pelican: ['title', 'date'],
};

const labels: Partial<Readonly<Record<GeneratorName, string>>> = { nikola: 'Nikola', pelican: 'Pelican' };

/** A post without what its generator needs. */
export const missingMetadata: Check = {
  rule: 'missing-metadata',
  severity: 'error',
  find(post, { site }) {
    const { entry, block } = post;
    // What cannot be read is told by another rule; a translation has what it lacks from its original.
    if (entry.kind !== 'post' || entry.state === 'broken' || entry.translations.length > 0) return [];
    const found: Found[] = [];
    for (const field of demands[site.generator] ?? []) {
      if (hasField(post, field)) continue;
      const message = `The post has no ${field}: ${labels[site.generator] ?? 'the generator'} leaves it out without one.`;
      found.push({ at: block?.from ?? 0, isInMetadata: true, message });
    }
    if (site.generator === 'zola' && block === undefined)
      found.push({
        at: 0,
        message: 'The post does not begin with metadata between lines of +++: Zola stops at it.',
      });
    return found;
  },
};

/** The list gives a post without a title one made of its file's name: the generator does not. */
function hasField({ entry, block }: CheckedPost, field: 'title' | 'date'): boolean {
  if (field === 'date') return entry.date !== '';
  return block?.fields.some(({ key, text }) => key.toLowerCase() === 'title' && text !== '') === true;
}
