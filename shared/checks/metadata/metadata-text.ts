import type { CheckedPost } from '../check.ts';

/** The text that a post's metadata are in: its own or that of its sidecar. */
export function metadataText({ source, metadataFile }: CheckedPost): string {
  return metadataFile === source.path ? source.text : (source.sidecarText ?? '');
}
