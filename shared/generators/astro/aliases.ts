import type { BlogPath } from '../../model/blog.ts';
import { ownStrings, readScriptConfig, scriptParts, scriptText } from '../config/read-script-config.ts';
import type { FolderView } from '../generator.ts';
import { followPath, joinPath } from '../paths/blog-paths.ts';

/** A beginning of paths that stands for a folder: `@/` for `src`. */
export interface AstroAlias {
  readonly prefix: string;
  readonly folder: BlogPath;
}

/** The aliases of `compilerOptions.paths` in a site's `tsconfig.json`; without any, `@/` and `~/` for the source folder. */
export function readAstroAliases(
  folder: FolderView,
  root: BlogPath,
  source: BlogPath,
): readonly AstroAlias[] {
  const config = readScriptConfig(folder.text(joinPath(root, 'tsconfig.json')) ?? '');
  const base = followPath(root, scriptText(config, 'compilerOptions', 'baseUrl')) ?? root;
  const paths = scriptParts(config, 'paths').flatMap(({ parts }) => parts);
  const found = paths.flatMap(part => {
    const [target = ''] = ownStrings(part);
    const to = target.endsWith('/*') ? followPath(base, target.slice(0, -2)) : undefined;
    return to === undefined || !/^[^./].*\/\*$/.test(part.key)
      ? []
      : [{ prefix: part.key.slice(0, -1), folder: to }];
  });
  const usual = ['@/', '~/'].map(prefix => ({ prefix, folder: source }));
  return [...found, ...usual.filter(({ prefix }) => !found.some(item => item.prefix === prefix))];
}
