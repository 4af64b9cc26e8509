import type { Check } from './check.ts';
import { metadataText } from './metadata/metadata-text.ts';

// `line 3: …`
const linePattern = /^line (\d+):?\s*/;

/** Metadata that cannot be read: the generator stops at them, or leaves the post without a title and date. */
export const brokenMetadata: Check = {
  rule: 'broken-metadata',
  severity: 'error',
  find(post) {
    const { entry, block } = post;
    if (entry.state !== 'broken') return [];
    const error = entry.error ?? '';
    const line = Number(linePattern.exec(error)?.[1] ?? 0);
    const at = line > 0 ? offsetOfLine(metadataText(post), line) : (block?.from ?? 0);
    const what = error.replace(linePattern, '').replace(/\.$/, '');
    return [
      { at, isInMetadata: true, message: `The metadata cannot be read: ${what || 'they are damaged'}.` },
    ];
  },
};

function offsetOfLine(text: string, line: number): number {
  let at = 0;
  for (let count = 1; count < line; count += 1) {
    const next = text.indexOf('\n', at);
    if (next < 0) return at;
    at = next + 1;
  }
  return at;
}
