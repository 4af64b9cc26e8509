import { lstatSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';
import type { SiteFixture } from './site-fixture.ts';

/** Everything a publish could change, as text that can be compared. */
export interface SiteState {
  /** Every file of the working tree, by its name in bytes. */
  readonly files: ReadonlyMap<string, string>;
  /** What the index holds, an entry each. */
  readonly index: readonly string[];
  /** Every reference here, HEAD among them. */
  readonly refs: ReadonlyMap<string, string>;
  /** Every reference of the remote. */
  readonly online: ReadonlyMap<string, string>;
}

/** Reads the state of a site whose working tree is `top`. */
export function readSiteState(site: SiteFixture, top = site.blog): SiteState {
  return {
    files: readFiles(top, name => name !== '.git'),
    index: site.gitIn(top, 'ls-files', '--stage', '-z').split('\0').filter(Boolean),
    refs: readRefs(join(site.blog, '.git')),
    online: readRefs(site.remote),
  };
}

/** The parts of a state that do not belong to `paths`, which a publish of those must leave alone. */
export function withoutPaths(state: SiteState, paths: readonly string[]): Pick<SiteState, 'files' | 'index'> {
  const named = new Set(paths);
  const bytes = new Set(paths.map(path => Buffer.from(path).toString('latin1')));
  return {
    files: new Map([...state.files].filter(([name]) => !bytes.has(name))),
    index: state.index.filter(line => !named.has(line.slice(line.indexOf('\t') + 1))),
  };
}

function readRefs(gitFolder: string): ReadonlyMap<string, string> {
  return readFiles(
    gitFolder,
    name => /^(HEAD|packed-refs|refs(\/.*)?)$/.test(name) && !name.endsWith('.lock'),
  );
}

/** Names are read as bytes: not every one is UTF-8. */
function readFiles(folder: string, isWanted: (name: string) => boolean): ReadonlyMap<string, string> {
  const files = new Map<string, string>();
  const walk = (below: string): void => {
    for (const name of readdirSync(place(folder, below), { encoding: 'latin1' })) {
      const path = below + name;
      if (!isWanted(path)) continue;
      if (lstatSync(place(folder, path)).isDirectory()) walk(`${path}/`);
      else files.set(path, contentOf(place(folder, path)));
    }
  };
  walk('');
  return files;
}

const place = (folder: string, path: string) =>
  Buffer.concat([Buffer.from(`${folder}/`), Buffer.from(path, 'latin1')]);

function contentOf(file: Buffer): string {
  const found = lstatSync(file);
  if (found.isSymbolicLink()) return `→ ${readlinkSync(file)}`;
  return found.size > 1_000_000 ? `${found.size} bytes` : readFileSync(file, 'latin1');
}
