import type { WireError } from '../app-error.ts';
import { allGenerators, recogniseSite } from '../generators/all-generators.ts';
import type { FolderView } from '../generators/generator.ts';
import { endingOf, isBelow, joinPath, pathBelow } from '../generators/paths/blog-paths.ts';
import type { BlogPath, Site } from '../model/blog.ts';
import type { BlogCorrections, SettingKey } from '../model/blog-settings.ts';
import { findAddressRule } from './address-rule.ts';
import { contentFolders } from './content-folders.ts';
import { folderWithin } from './folder-within.ts';
import type { BlogSettings } from './read-blog-settings.ts';
import type { SettingFault } from './setting-fault.ts';
import { withCorrections } from './site-corrections.ts';

/** A site with the user's corrections in it, and what is wrong with those. */
export interface SettledSite {
  readonly site: Site;
  readonly problems: readonly WireError[];
}

/** The site of a folder as its files and the user's corrections say. A correction that cannot be followed is a problem. */
export function settleSite(folder: FolderView, { corrections, problems }: BlogSettings): SettledSite {
  const { site: inferred, faults } = inferSite(folder, corrections);
  const address = corrections.postAddress ?? findAddressRule(folder, inferred)?.pattern;
  const site = correctSite(inferred, corrections);
  return {
    site: address === undefined ? site : { ...site, options: { ...site.options, postAddress: address } },
    problems: [...problems, ...faults.map(([key, reason]) => badValue(key, reason))],
  };
}

/** A setting that cannot be used, as a problem. */
export function badValue(key: SettingKey, reason: SettingFault): WireError {
  return { code: 'settings.bad-value', data: { key, reason } };
}

interface Inferred {
  readonly site: Site;
  readonly faults: readonly (readonly [SettingKey, SettingFault])[];
}

function inferSite(folder: FolderView, { generator: wanted, siteRoot }: BlogCorrections): Inferred {
  const isThere = siteRoot === undefined || folder.paths.some(path => isBelow(siteRoot, path));
  const faults: [SettingKey, SettingFault][] = isThere ? [] : [['siteRoot', 'no-site-there']];
  const part = isThere ? folderWithin(folder, siteRoot ?? '') : folder;
  const generator = allGenerators.find(({ name }) => name === wanted);
  const own = generator?.recognise(part);
  if (wanted !== undefined && own === undefined) faults.push(['generator', 'not-recognised']);
  const site = own ?? recogniseSite(part);
  return {
    site: site.generator === 'plain' && isThere ? { ...site, root: siteRoot ?? site.root } : site,
    faults,
  };
}

function correctSite(site: Site, corrections: BlogCorrections): Site {
  const { postFolders, imagesFolder, languages, timeZone } = corrections;
  const [defaultLang = site.defaultLang] = languages ?? [];
  return withCorrections(
    {
      ...site,
      defaultLang,
      languages: languages ?? site.languages,
      timeZone: timeZone ?? site.timeZone,
      imageFolder: imagesFolder ?? site.imageFolder,
      ...(postFolders === undefined ? {} : inFolders(site, postFolders)),
    },
    corrections,
  );
}

/** What generators go by where they have no rule of their own for posts: patterns, and sections of their content. */
function inFolders(site: Site, folders: readonly BlogPath[]): Pick<Site, 'postPatterns' | 'options'> {
  const names = namesOfPatterns(site.postPatterns);
  const postPatterns = folders.flatMap(folder => names.map(name => joinPath(folder, name)));
  return {
    postPatterns,
    options: { ...site.options, ...sectionsIn(site, folders), ...destinationsOf(site, postPatterns.length) },
  };
}

/** The last parts of patterns: `*.md` as Nikola has them, `**`, or nothing where each is only a folder. */
function namesOfPatterns(patterns: readonly string[]): readonly string[] {
  const endings = [...new Set(patterns.map(endingOf).filter(ending => ending !== ''))];
  if (endings.length > 0) return endings.map(ending => `*${ending}`);
  return patterns.length > 0 && patterns.every(pattern => !pattern.includes('*')) ? [''] : ['**'];
}

function sectionsIn(site: Site, folders: readonly BlogPath[]): Site['options'] {
  if (site.options.sections === undefined) return {};
  const contents = contentFolders(site);
  const sections = folders.flatMap(folder => {
    const content = contents.find(name => folder === name || isBelow(name, folder));
    return content === undefined ? [] : [sectionOf(content, folder)];
  });
  return { sections: JSON.stringify([...new Set(sections)]) };
}

/** Nikola's folders of the pages, one for each pattern of posts and then of pages. */
function destinationsOf({ options, postPatterns }: Site, count: number): Site['options'] {
  if (options.destinations === undefined) return {};
  // Written by readNikolaSite, for itself.
  const known = JSON.parse(options.destinations) as readonly string[];
  const posts = Array.from({ length: count }, () => known[0] ?? '');
  return { destinations: JSON.stringify([...posts, ...known.slice(postPatterns.length)]) };
}

function sectionOf(content: BlogPath, folder: BlogPath): string {
  return folder === content ? '' : (pathBelow(content, folder).split('/')[0] ?? '');
}
