import { shown } from './broken-link.ts';
import type { Check, Found } from './check.ts';

/** An image without words for readers who do not see it. */
export const missingAlt: Check = {
  rule: 'missing-alt',
  severity: 'warning',
  readsParts: true,
  find({ parts }) {
    const found: Found[] = [];
    for (const { kind, alt, url, from } of parts.links)
      if (kind === 'picture' && (alt === null || alt?.trim() === ''))
        found.push({
          at: from,
          message: `The image ${shown(url)} has no description for readers who cannot see it.`,
        });
    return found;
  },
};
