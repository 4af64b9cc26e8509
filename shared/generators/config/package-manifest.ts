import type { BlogPath } from '../../model/blog.ts';
import type { FolderView } from '../generator.ts';
import { joinPath } from '../paths/blog-paths.ts';
import { ownStrings, readScriptConfig, type ScriptPart } from './read-script-config.ts';

/** What a `package.json` says of a site. */
export interface PackageManifest {
  readonly name: string;
  /** The names of its dependencies of every kind. */
  readonly dependencies: ReadonlySet<string>;
  /** The command lines of its scripts. */
  readonly scripts: readonly string[];
  /** Its keys at the top, for tools that keep settings of their own there (`hexo`). */
  readonly keys: ReadonlySet<string>;
}

const dependencyKeys = ['dependencies', 'devDependencies', 'peerDependencies', 'optionalDependencies'];

const manifestsOfFolders = new WeakMap<FolderView, Map<BlogPath, PackageManifest>>();

/** The `package.json` in `root`; without one, or with one that cannot be read, an empty one. Read once for each folder. */
export function readPackageManifest(folder: FolderView, root: BlogPath): PackageManifest {
  const known = manifestsOfFolders.get(folder) ?? new Map<BlogPath, PackageManifest>();
  manifestsOfFolders.set(folder, known);
  const manifest = known.get(root) ?? parseManifest(folder.text(joinPath(root, 'package.json')) ?? '');
  known.set(root, manifest);
  return manifest;
}

function parseManifest(text: string): PackageManifest {
  const { parts } = readScriptConfig(text);
  const entries: readonly ScriptPart[] = parts[0]?.parts ?? [];
  const name = entries.find(({ key }) => key === 'name')?.value;
  return {
    name: typeof name === 'string' ? name : '',
    scripts: entries
      .filter(({ key }) => key === 'scripts')
      .flatMap(({ parts: lines }) => lines.flatMap(ownStrings)),
    keys: new Set(entries.map(({ key }) => key)),
    dependencies: new Set(
      entries
        .filter(({ key }) => dependencyKeys.includes(key))
        .flatMap(({ parts: names }) => names.map(({ key }) => key)),
    ),
  };
}
