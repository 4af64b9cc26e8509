import type { ErrorCode } from '../app-error.ts';
import { describe, type ErrorTable, fact } from './error-description.ts';
import { again, elsewhere, review } from './publish-actions.ts';

/** Words for what the host of a blog, or what stands before it, may answer. */
export const hostErrors = {
  'git.branch-protected': () =>
    describe(
      'The branch online is protected',
      'The host lets nobody, or not your account, publish to it directly. Your commit is kept here and nothing online changed. Publish to another branch and ask for a review there, or ask whoever looks after the repository to let you in; then publish again.',
      elsewhere,
      again,
    ),
  'git.needs-review': () =>
    describe(
      'The branch online takes changes only after a review',
      'The host asks for a pull request. Your commit is kept here and nothing online changed. Publish to a branch of your own, then open the pull request on the host’s page.',
      elsewhere,
      again,
    ),
  'git.secret-refused': () =>
    describe(
      'The host found a password or key in it',
      'It looks into what is published and refuses secrets. Nothing went online; the commit is kept here. Its words are below and name the file: take the secret out of the post, change it where it is used, and take it out of the last commit in your git program; then publish again.',
      review,
    ),
  'git.remote-read-only': () =>
    describe(
      'The repository online is closed',
      'It was archived or is a copy of another one, so nobody can publish to it. Your commit is kept here. Open it again on the host’s page, or choose another place; then publish again.',
      elsewhere,
      again,
    ),
  'git.token-scope': () =>
    describe(
      'Your token does not allow this',
      'The host let you in, but the token you signed in with may not change these files. Your commit is kept here and nothing online changed. Give the token that right on the host’s page, or make a new one; then publish again.',
      again,
    ),
  'git.quota-exceeded': () =>
    describe(
      'There is no room left at the host',
      'The storage or the traffic of your account there is used up. Your commit is kept here and nothing online changed. Make room on the host’s page or get more; then publish again.',
      again,
    ),
  'git.push-too-large': () =>
    describe(
      'The host refused so much at once',
      'It sets a limit to what one publish may send. Your commit is kept here and nothing online changed. Publish fewer posts at a time or use smaller pictures; where the address of the repository begins with https, the one that begins with ssh often has a higher limit.',
      review,
    ),
  'git.shallow': () =>
    describe(
      'This copy of the blog lacks its older history',
      'It was cloned with only the latest commits, and the host needs the others to take yours. Your commit is kept here and nothing online changed. In a terminal, “git fetch --unshallow” gets the rest; then publish again.',
      again,
    ),
  'git.server-failed': data =>
    describe(
      'The host has a problem of its own',
      `${fact(data, 'host', 'The git host')} was reached and could not do its part. Your commit is kept here. Wait a little, look at the host’s status page, then try again: that is always safe.`,
      again,
    ),
  'git.too-many-requests': data =>
    describe(
      'The host asks for a pause',
      `${fact(data, 'host', 'It')} has been asked too often from here. Everything is kept here. Wait some minutes, then try again.`,
      again,
    ),
  'git.proxy-login': () =>
    describe(
      'The proxy wants you to sign in',
      'The network you are in lets nothing out before its proxy knows you. Everything is kept here. Sign in to the network, or put user name and password for the proxy into git’s setting “http.proxy”; then try again.',
      again,
    ),
  'git.certificate': data =>
    describe(
      'The host cannot prove who it is',
      `The certificate that ${fact(data, 'host', 'it')} showed is out of date, for another name, or from an authority this computer does not know. Nothing was sent; your commit is kept here. Check the clock of this computer and the network you are in; for a host of your own, name its certificate in git’s setting “http.sslCAInfo”. Then try again.`,
      again,
    ),
} satisfies Partial<ErrorTable<ErrorCode>>;
