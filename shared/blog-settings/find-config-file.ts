import type { FolderView } from '../generators/generator.ts';
import { isBelow, pathBelow } from '../generators/paths/blog-paths.ts';
import type { BlogPath, GeneratorName, Site } from '../model/blog.ts';

/** How the configuration of each generator is called, from the site's folder on; the usual name first. */
const configNames: Readonly<Record<GeneratorName, readonly RegExp[]>> = {
  nikola: [/^conf\.py$/],
  pelican: [/^pelicanconf\.py$/, /^[^/]*conf[^/]*\.py$/],
  hugo: [/^(?:hugo|config)\.(?:toml|ya?ml|json)$/, /^config\/_default\/[^/]+\.(?:toml|ya?ml|json)$/],
  zola: [/^(?:config|zola)\.toml$/],
  jekyll: [/^_config\.ya?ml$/],
  hexo: [/^_config\.ya?ml$/],
  eleventy: [/^(?:\.eleventy|eleventy\.config)\.[cm]?[jt]s$/],
  docusaurus: [/^docusaurus\.config\.[cm]?[jt]s$/],
  vitepress: [/^(?:.*\/)?\.vitepress\/config(?:\.[cm]?[jt]s|\/index\.[cm]?[jt]s)$/],
  vuepress: [/^(?:.*\/)?\.vuepress\/config\.[cm]?[jt]s$/],
  astro: [/^astro\.config\.[cm]?[jt]s$/],
  gatsby: [/^gatsby-config\.[cm]?[jt]s$/],
  next: [/^next\.config\.[cm]?[jt]s$/],
  metalsmith: [/^metalsmith\.(?:json|[cm]?js)$/],
  plain: [],
};

/** The file that says which generator a site has, or undefined when it was told otherwise. */
export function findConfigFile(folder: FolderView, site: Site): BlogPath | undefined {
  const below = folder.paths.filter(path => isBelow(site.root, path));
  for (const name of configNames[site.generator]) {
    const found = below.find(path => name.test(pathBelow(site.root, path)));
    if (found !== undefined) return found;
  }
  const manifest = site.root === '' ? 'package.json' : `${site.root}/package.json`;
  return (folder.text(manifest) ?? '').includes(site.generator) ? manifest : undefined;
}
