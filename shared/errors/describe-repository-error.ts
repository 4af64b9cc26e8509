import type { ErrorCode } from '../app-error.ts';
import { describe, type ErrorTable, fact } from './error-description.ts';

/** Words for what stops a blog on its way into a repository and online. */
export const repositoryErrors: ErrorTable<Extract<ErrorCode, `repository.${string}`>> = {
  'repository.bad-address': () =>
    describe(
      'This is not an address Leysin can publish to',
      'Copy the address from your git host, under “Clone” or “Code”. It looks like https://host/you/blog.git or git@host:you/blog.git. Nothing was changed.',
    ),
  'repository.address-has-secret': data =>
    describe(
      'The address holds a password or token',
      `It would lie readable in the blog’s folder. Use it without: ${fact(data, 'address', 'the same address')}. You are asked to sign in when it is needed.`,
    ),
  'repository.address-is-folder': data =>
    describe(
      'This is a folder of this computer',
      `${fact(data, 'path', 'It')} is not a place on the web. If you mean it, for example a disk that is backed up, tick “A folder of this computer”.`,
    ),
  'repository.address-is-own': data =>
    describe(
      'This is the blog’s own folder',
      `What is sent to ${fact(data, 'path', 'it')} would be nowhere but here. Nothing was changed. Give the address of an empty repository at your git host, or of a bare one in another folder (“git init --bare” makes it).`,
    ),
  'repository.has-remote': data =>
    describe(
      'This blog has a remote already',
      `It knows the remote ${fact(data, 'remotes', 'of another address')}. Nothing was changed. Close this; Publish sends your posts there.`,
    ),
  'repository.not-empty': data =>
    describe(
      'Something else is online there',
      `${fact(data, 'remoteUrl', 'That repository')} is not empty, and what it holds did not come from this folder. Joining the two would mix them, so nothing was sent. Make an empty repository at your host (without a README), or clone that one and copy your posts into it.`,
      { label: 'Clone a blog…', command: 'repository.clone' },
    ),
  'repository.bad-folder': data =>
    describe(
      'A blog cannot be put there',
      `${fact(data, 'path', 'That')} is not the whole path of a folder, or its name begins with a hyphen. Nothing was cloned. Give the whole path of a new folder, for example in your home folder.`,
    ),
  'repository.folder-not-empty': data =>
    describe(
      'There is something in that folder',
      `${fact(data, 'path', 'It')} is not empty, and a clone never mixes with other files. Choose a new folder; nothing was changed.`,
    ),
};
