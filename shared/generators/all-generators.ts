import { correctGenerator } from '../blog-settings/correct-generator.ts';
import type { GeneratorName, Site } from '../model/blog.ts';
import { astro } from './astro/astro.ts';
import { siteDepth } from './config/site-depth.ts';
import { docusaurus } from './docusaurus/docusaurus.ts';
import { eleventy } from './eleventy/eleventy.ts';
import { gatsby } from './gatsby/gatsby.ts';
import type { FolderView, Generator } from './generator.ts';
import { hexo } from './hexo/hexo.ts';
import { hugo } from './hugo/hugo.ts';
import { jekyll } from './jekyll/jekyll.ts';
import { metalsmith } from './metalsmith/metalsmith.ts';
import { next } from './next/next.ts';
import { nikola } from './nikola/nikola.ts';
import { pelican } from './pelican/pelican.ts';
import { plain } from './plain/plain.ts';
import { vitepress } from './vitepress/vitepress.ts';
import { vuepress } from './vuepress/vuepress.ts';
import { zola } from './zola/zola.ts';

/**
 * Every generator, in the order in which a folder is held against them: first those with a configuration of their own
 * name, then those that share it or are told by what they depend on. The last one takes any folder.
 */
export const allGenerators: readonly Generator[] = [
  nikola,
  pelican,
  hugo,
  zola,
  docusaurus,
  astro,
  gatsby,
  hexo,
  eleventy,
  jekyll,
  vitepress,
  vuepress,
  next,
  metalsmith,
  plain,
];

const byName: ReadonlyMap<GeneratorName, Generator> = new Map(
  allGenerators.map(generator => [generator.name, correctGenerator(generator)]),
);

const correctedPlain = correctGenerator(plain);

/**
 * The generator of a site, which follows the corrections the site carries; what no generator here knows is treated as a
 * plain folder.
 */
export function findGenerator(name: GeneratorName): Generator {
  return byName.get(name) ?? correctedPlain;
}

/** The site in a folder: the one nearest to the folder itself, and of equals the first generator's. */
export function recogniseSite(folder: FolderView): Site {
  let nearest: Site | undefined;
  for (const generator of allGenerators) {
    if (generator === plain) continue;
    const site = generator.recognise(folder);
    if (site !== undefined && (nearest === undefined || siteDepth(site) < siteDepth(nearest))) nearest = site;
  }
  return nearest ?? plain.recognise(folder);
}
