import { inBlog } from '../git/blog-paths.ts';
import type { TreeChange } from '../git/diff.ts';
import { isSame } from '../merge/apply-rewrites.ts';
import type { Rewrite } from '../merge/join-working.ts';
import type { SiteRun } from '../site-run/site-run.ts';

/** The files of the working tree that bringing in what is online changes, and those of them that it removes; as paths of the blog. */
export function filesThatCame(
  { repository }: SiteRun,
  incoming: readonly TreeChange[],
  rewrites: readonly Rewrite[],
): { readonly files: readonly string[]; readonly gone: readonly string[] } {
  const rewritten = new Map(rewrites.map(rewrite => [rewrite.path, rewrite]));
  // Into a file that stays as it is here nothing came.
  const came = incoming.filter(({ path }) => {
    const rewrite = rewritten.get(path);
    return rewrite === undefined || !isSame(rewrite.found, rewrite.result);
  });
  const isGone = (path: string, isDeleted: boolean) => {
    const rewrite = rewritten.get(path);
    return rewrite === undefined ? isDeleted : rewrite.result === null;
  };
  const gone = came.filter(({ path, after }) => isGone(path, after === null));
  const paths = (changes: typeof came) => changes.map(({ path }) => inBlog(repository, path));
  return { files: paths(came), gone: paths(gone) };
}
