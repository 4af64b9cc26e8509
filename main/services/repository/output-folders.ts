import type { GeneratorName, Site } from '../../../shared/model/blog.ts';

/** What each generator writes beside its sources unless it is told otherwise (its own documentation and starters). */
const written: Readonly<Record<GeneratorName, readonly string[]>> = {
  nikola: ['output/', 'cache/', '.doit.db*', '__pycache__/'],
  pelican: ['output/', '__pycache__/'],
  hugo: ['public/', 'resources/_gen/', '.hugo_build.lock'],
  zola: ['public/'],
  jekyll: ['_site/', '.jekyll-cache/', '.sass-cache/', '.jekyll-metadata'],
  hexo: ['public/', 'db.json', 'node_modules/'],
  eleventy: ['_site/', 'node_modules/'],
  docusaurus: ['build/', '.docusaurus/', 'node_modules/'],
  vitepress: ['.vitepress/dist/', '.vitepress/cache/', 'node_modules/'],
  vuepress: ['.vuepress/dist/', '.vuepress/.cache/', '.vuepress/.temp/', 'node_modules/'],
  astro: ['dist/', '.astro/', 'node_modules/'],
  gatsby: ['public/', '.cache/', 'node_modules/'],
  next: ['.next/', 'out/', 'node_modules/'],
  metalsmith: ['build/', 'node_modules/'],
  plain: [],
};

/** The lines of a `.gitignore` that keep a site's output out of its history; none for a generator without output. */
export function outputPatterns(site: Pick<Site, 'generator' | 'root'>): readonly string[] {
  const lines = written[site.generator];
  return site.root === '' ? lines.map(line => `/${line}`) : lines.map(line => `/${site.root}/${line}`);
}

/** What package managers and systems put into folders; nobody writes it. */
const packages = /(^|\/)(node_modules|bower_components|__pycache__|\.venv)\//;
const system = /(^|\/)(\.DS_Store|Thumbs\.db|desktop\.ini)$/i;

/** What of a blog is made by a program, and by which kind. */
export interface MadeByProgram {
  readonly reason: 'output' | 'system' | 'packages';
  /** The file, or the folder with all that is in it, which ends in `/`. */
  readonly whole: string;
}

/** What a file, as a path of the blog, is part of when it is written by the site's generator or by other programs; else null. */
export function findMaker(site: Pick<Site, 'generator' | 'root'>, path: string): MadeByProgram | null {
  const installed = packages.exec(path);
  if (installed) return { reason: 'packages', whole: path.slice(0, installed.index + installed[0].length) };
  for (const line of outputPatterns(site)) {
    const start = line.slice(1);
    if (start.endsWith('/') && path.startsWith(start)) return { reason: 'output', whole: start };
    const isFile = start.endsWith('*') ? path.startsWith(start.slice(0, -1)) : path === start;
    if (isFile) return { reason: 'output', whole: path };
  }
  return system.test(path) ? { reason: 'system', whole: path } : null;
}
