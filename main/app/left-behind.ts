import type { BlogPath } from '../../shared/model/blog.ts';
import type { LeftBehind, LeftFile, PublishFile } from '../../shared/model/publish.ts';
import type { WorkChanges } from '../services/publish-plan/work-changes.ts';
import { isMedia } from './blog-assets.ts';
import type { BlogFolder } from './blog-folders.ts';

type Why = LeftFile['why'];

/** What people look for first comes first. */
const order: readonly Why[] = ['other-post', 'unused-picture', 'secret', 'no-post', 'repository', 'ignored'];

/** More names than this nobody reads, and a folder of somebody's build may hold tens of thousands. */
const mostNamed = 200;

/** The files of the blog that differ from the last commit, or are ignored, and are none of `files`; each with the reason. */
export function listLeftBehind(
  folder: BlogFolder,
  changes: WorkChanges,
  files: readonly PublishFile[],
): LeftBehind {
  const planned = new Set(files.flatMap(({ path, from }) => (from === undefined ? [path] : [path, from])));
  const changed = [...changes.all].filter(path => !planned.has(path));
  const left: LeftFile[] = changed.map(path => ({ path, why: whyLeft(folder, path) }));
  for (const path of changes.ignored) if (!planned.has(path)) left.push({ path, why: 'ignored' });
  left.sort(
    (one, other) =>
      order.indexOf(one.why) - order.indexOf(other.why) ||
      (one.path < other.path ? -1 : Number(one.path > other.path)),
  );
  return { files: left.slice(0, mostNamed), more: Math.max(0, left.length - mostNamed) };
}

/** Why a changed file of the blog that belongs to no post of a plan is not in it. */
export function whyLeft(folder: BlogFolder, path: BlogPath): Why {
  const { generator, blog } = folder;
  if (path.endsWith('/')) return 'repository';
  if (looksSecret(path)) return 'secret';
  if (generator.classify(blog.site, path) !== undefined || isSidecar(folder, path)) return 'other-post';
  return isMedia(path) ? 'unused-picture' : 'no-post';
}

const postEndings = ['.md', '.rst', '.html', '.txt', '.ipynb', '.markdown'];

function isSidecar({ generator, blog }: BlogFolder, path: BlogPath): boolean {
  const stem = path.replace(/\.[^./]+$/, '');
  return postEndings.some(ending => generator.sidecarOf(blog.site, stem + ending) === path);
}

const secretNames: readonly RegExp[] = [
  /^\.env(?!\.(example|sample|template|dist)$)(\..*)?$/,
  /\.(pem|key|p12|pfx|keystore|jks|kdbx|ppk)$/,
  /^id_(rsa|dsa|ecdsa|ed25519)$/,
  /^[._]netrc$|^\.(npmrc|pypirc|pgpass|htpasswd|git-credentials)$/,
  /^(credentials|secrets?|service-account.*)(\.(json|ya?ml|toml|ini|txt))?$/,
];

/** Whether a name is one that passwords and keys are kept under: such files are never offered. */
export function looksSecret(path: BlogPath): boolean {
  const name = path.slice(path.lastIndexOf('/') + 1).toLowerCase();
  return (
    /(^|\/)\.(ssh|gnupg|aws)\//.test(path.toLowerCase()) || secretNames.some(pattern => pattern.test(name))
  );
}
