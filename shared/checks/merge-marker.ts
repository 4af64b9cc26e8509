import type { Check, CheckedPost } from './check.ts';

const startPattern = /^<{7}(?: .*)?$/gm;

/** What git leaves in a file where two sides changed the same lines: nobody wants it online. */
export const mergeMarker: Check = {
  rule: 'merge-marker',
  severity: 'error',
  readsParts: true,
  find(post) {
    const { text } = post.source;
    if (!text.includes('\n=======\n')) return [];
    const found = [...text.matchAll(startPattern)].flatMap(({ index }) => {
      const places = markersFrom(text, index);
      // A post about git shows them as code; a real merge may begin or end in code, but hardly both.
      const isShown = places?.every(at => isCode(post, at)) ?? true;
      return isShown ? [] : [index];
    });
    return found.map(at => ({
      at,
      message:
        'Two versions of this place stand one below the other, between marks of git. Keep one of them.',
    }));
  },
};

/** Where the marks of one place begin; undefined when they are not all there. */
function markersFrom(text: string, start: number): readonly number[] | undefined {
  const middle = text.indexOf('\n=======\n', start);
  const rest = middle < 0 ? -1 : text.slice(middle + 9).search(/^>{7}(?: .*)?$/m);
  return rest < 0 ? undefined : [start, middle + 1, middle + 9 + rest];
}

function isCode({ parts }: CheckedPost, at: number): boolean {
  return parts.code.some(([from, to]) => at >= from && at < to);
}
