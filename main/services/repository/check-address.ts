import { isAbsolute } from 'node:path';
import { AppError } from '../../../shared/app-error.ts';
import { expandHome } from '../blog/expand-home.ts';
import { redact } from '../git/redact.ts';
import { requireAllowedAddress } from '../git/remote-address.ts';

const host = String.raw`(?:[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?|\[[0-9A-Fa-f:.]+\])`;
const path = String.raw`[\p{L}\p{M}\p{N}\/._~@%+=,-]+`;
const web = new RegExp(String.raw`^https?:\/\/(?:([^\s/@]*)@)?${host}(?::(\d{1,5}))?\/${path}$`, 'iu');
const ssh = new RegExp(String.raw`^ssh:\/\/(?:([^\s/@]*)@)?${host}(?::(\d{1,5}))?\/${path}$`, 'iu');
const short = new RegExp(String.raw`^(?:([A-Za-z0-9_][\w.-]*)@)?${host}:(?!\/\/)(?!\\)${path}$`, 'u');

/**
 * The address in what somebody pasted for a remote, also with `git clone` before it: https, ssh (also as
 * `user@host:path`), http inside one's own network; a folder of this computer only when `mayBeFolder`.
 * @throws AppError `repository.bad-address`; `repository.address-has-secret` with the `address` without it, since what
 * stands in an address lies readable in the repository; `repository.address-is-folder`; `git.unsupported-transport`.
 */
export function checkAddress(pasted: string, mayBeFolder: boolean): string {
  const address = pasted.trim().replace(/^git\s+(?:clone|remote\s+add\s+\S+)\s+/, '');
  if (address === '' || address.startsWith('-') || /\p{Cc}/u.test(address)) throw bad();
  if (/^[A-Za-z0-9+.-]+::/.test(address)) throw bad();
  if (isFolderAddress(address)) return checkFolder(address, mayBeFolder);
  const [, user = '', port = '0'] = web.exec(address) ?? ssh.exec(address) ?? short.exec(address) ?? refuse();
  if (Number(port) > 65_535) throw bad();
  const isWeb = /^https?:/i.test(address);
  if (holdsSecret(user, isWeb))
    throw new AppError('repository.address-has-secret', { address: redact(address) });
  if (user.startsWith('-')) throw bad();
  requireAllowedAddress(address);
  return address;
}

function isFolderAddress(address: string): boolean {
  return /^file:/i.test(address) || /^(~?\/|~$|\.\.?(\/|$)|[A-Za-z]:[\\/]|\\\\)/.test(address);
}

function checkFolder(address: string, mayBeFolder: boolean): string {
  if (!mayBeFolder) throw new AppError('repository.address-is-folder', { path: address });
  const folder = /^file:\/\//i.test(address) ? address.slice('file://'.length) : expandHome(address);
  // Another computer's, or one that means another folder wherever it is said.
  if (/^(\\\\|\/\/)/.test(folder) || !isAbsolute(folder)) throw bad();
  return folder;
}

/** Some hosts' tokens are the user's name, without a password. */
function holdsSecret(user: string, isWeb: boolean): boolean {
  if (user.includes(':')) return true;
  return isWeb && (user.length > 39 || /^(gh[oprsu]_|github_pat_|glpat-|x-|oauth)/i.test(user));
}

function refuse(): never {
  throw bad();
}

const bad = () => new AppError('repository.bad-address');
