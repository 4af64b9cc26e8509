import type { BlogPath } from '../../../shared/model/blog.ts';
import type { Finding } from '../../../shared/model/checks.ts';

/** The errors that stop a publish of the ticked files; `ticked` null: of all. */
export function stopsOf(
  findings: readonly Finding[],
  ticked: readonly BlogPath[] | null,
): readonly Finding[] {
  // A commit made earlier goes along, whatever is ticked.
  const goes = ({ file, post, earlier }: Finding) =>
    ticked === null || earlier !== undefined || ticked.includes(file) || ticked.includes(post);
  return findings.filter(finding => finding.severity === 'error' && goes(finding));
}

/** What to do about them, in a sentence. */
export function sayStops(stops: readonly Finding[]): string {
  const earlier = stops.filter(finding => finding.earlier !== undefined).length;
  const count = stops.length === 1 ? 'One error stops this' : `${stops.length} errors stop this`;
  if (earlier === 0) return `${count}: put right what is listed above, or untick the post; then publish.`;
  const what = earlier === stops.length ? 'It is' : 'Some of it is';
  return `${count}: put right what is listed above, as it says there; then publish. ${what} in a commit made earlier, which goes along whatever is ticked.`;
}
