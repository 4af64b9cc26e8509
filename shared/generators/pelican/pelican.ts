import type { BlogPath, Site } from '../../model/blog.ts';
import { sitesByDepth } from '../config/site-depth.ts';
import type { FolderView, Generator, PostSource } from '../generator.ts';
import { depthOf, nameOf } from '../paths/blog-paths.ts';
import { formatOfEnding } from '../paths/post-format.ts';
import { isRepositoryFile } from '../paths/repository-files.ts';
import { sameGroup } from '../paths/translation-groups.ts';
import { pelicanImagePlace, resolvePelicanAsset } from './assets.ts';
import { readPelicanSite } from './conf.ts';
import { pelicanDialect } from './dialect.ts';
import { pelicanBlock, pelicanField, readPelicanMetadata } from './metadata.ts';
import { newPelicanPost } from './new-post.ts';
import { classifyPelicanPath, isPelicanStatic } from './paths.ts';

/** Python files other than pelicanconf.py that are looked into: a blog beside a large program must open at once. */
const lookedInto = 40;

/**
 * Pelican: `Key: value` lines in Markdown, fields in reST, `<meta>` in HTML; the slug from the title, translations by
 * slug. After its documentation (docs/content.rst, docs/settings.rst) and the blog jakevdp.github.io.
 */
export const pelican: Generator = {
  name: 'pelican',
  label: 'Pelican',
  recognise,
  classify: classifyPelicanPath,
  accepts,
  sidecarOf: () => undefined,
  format: (_site, path) => formatOfEnding(path),
  readMetadata: readPelicanMetadata,
  metadataInText: pelicanBlock,
  translationsOf: (_site, entry, entries) =>
    sameGroup(entries, entry, ({ kind, slug }) => `${kind} ${slug}`)
      .filter(({ lang }) => lang.toLowerCase() !== entry.lang.toLowerCase())
      .map(({ path }) => path),
  commentFiles: () => [],
  dialect: pelicanDialect,
  resolveAsset: resolvePelicanAsset,
  imagePlace: pelicanImagePlace,
  newPost: newPelicanPost,
};

function recognise(folder: FolderView): Site | undefined {
  const files = sitesByDepth(folder, name => name.endsWith('.py') && name !== 'publishconf.py');
  const isMain = (path: BlogPath) => nameOf(path) === 'pelicanconf.py';
  const others = files.filter(path => !isMain(path)).slice(0, lookedInto);
  const sites = [...files.filter(isMain), ...others].sort((a, b) => depthOf(a) - depthOf(b));
  for (const path of sites) {
    const text = folder.text(path);
    if (text === undefined) continue;
    if (isMain(path) || (/^SITENAME[ \t]*=/m.test(text) && /^PATH[ \t]*=/m.test(text)))
      return readPelicanSite(path, text, folder);
  }
  return undefined;
}

/** HTML without metadata, a text among the images and a README are no posts; an unfinished text elsewhere is. */
function accepts(site: Site, source: PostSource): boolean {
  const needsTitle =
    formatOfEnding(source.path) === 'html' ||
    isPelicanStatic(site, source.path) ||
    isRepositoryFile(source.path);
  return !needsTitle || pelicanField(pelicanBlock(site, source), 'title') !== undefined;
}
