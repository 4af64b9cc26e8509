import type { ErrorCode, ErrorData } from '../app-error.ts';
import { describe, type ErrorTable, fact } from './error-description.ts';
import { again } from './publish-actions.ts';

/** Words for hosts that do not let us in, and for those we do not go to. */
export const signInErrors: ErrorTable<Extract<ErrorCode, 'git.auth-failed' | `git.host-key-${string}`>> = {
  'git.auth-failed': data =>
    data.isDeclined === true
      ? describe(
          'You did not sign in',
          `${fact(data, 'host', 'The git host')} lets nobody in who does not say who they are. Your text is saved, and nothing was sent. Publish again when you have your password or token at hand.`,
          again,
        )
      : describe(
          'The host did not let you in',
          `${fact(data, 'host', 'The git host')} refused your password, token or key; tokens end after a while. Your text is saved. Try again in a window of Leysin to sign in anew, or with your git program; trying again is always safe.`,
          again,
        ),
  'git.host-key-unknown': data =>
    data.isDeclined === true
      ? describe(
          'You did not connect to the host',
          `Nothing was sent to ${fact(data, 'host', 'the git host')}${withKey(data)}, and your text is saved. Try again when you know that this is the right one.`,
          again,
        )
      : describe(
          'This computer does not know the host yet',
          `It has never connected to ${fact(data, 'host', 'the git host')}${withKey(data)}, so nothing was sent. Try again in a window of Leysin to see the host’s fingerprint and decide; compare it with the one the host publishes.`,
          again,
        ),
  'git.host-key-changed': data =>
    describe(
      'The host is not the one this computer knows',
      `${fact(data, 'host', 'The git host')} came with another key than before${keys(data)}. Its owner may have changed it, or somebody stands between you and the host; so nothing was sent. Look up the fingerprint the host publishes. If the new key is the right one, remove the old one with ${removal(data)} in a terminal and try again.`,
      again,
    ),
};

function withKey({ fingerprint }: ErrorData): string {
  return fingerprint === undefined ? '' : `, whose key has the fingerprint ${fingerprint}`;
}

function keys({ fingerprint, knownFingerprint }: ErrorData): string {
  const now = fingerprint === undefined ? '' : `now ${fingerprint}`;
  const before = knownFingerprint === undefined ? '' : `before ${knownFingerprint}`;
  const both = [before, now].filter(part => part !== '').join(', ');
  return both === '' ? '' : ` (${both})`;
}

function removal(data: ErrorData): string {
  const file = data.knownFile === undefined ? '' : ` -f "${data.knownFile}"`;
  return `“ssh-keygen${file} -R "${fact(data, 'host', 'HOST')}"”`;
}
