/**
 * How the preview follows the text: as it should; behind by more than it should be; or not at all until the text changes,
 * after several tries.
 */
export type PreviewStanding = 'following' | 'behind' | 'stopped';
