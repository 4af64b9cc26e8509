import type { Finding } from '../model/checks.ts';

/**
 * Whether a finding keeps a publish from going on unasked: an error, or a warning that was not accepted in this text. What is
 * online already does not.
 */
export function isObstacle({ severity, isAccepted, isOld }: Finding): boolean {
  return !isOld && (severity === 'error' || !isAccepted);
}
