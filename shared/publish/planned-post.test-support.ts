import type { PlannedPost } from '../model/publish.ts';

/** A post of a plan with its own file and the pictures that go with it. */
export function aPlannedPost(
  path: string,
  title: string,
  change: PlannedPost['change'],
  pictures: readonly string[] = [],
): PlannedPost {
  const parts = pictures.map(picture => ({ path: picture, role: 'picture' as const }));
  return { path, title, change, parts: [{ path, role: 'text' }, ...parts], keys: [] };
}
