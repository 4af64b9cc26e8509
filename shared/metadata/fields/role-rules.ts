import { collectionSettings } from '../../generators/collections/collection-settings.ts';
import { hugoSettings } from '../../generators/hugo/config.ts';
import { foreignStyles, nikolaForeignNames } from '../../generators/nikola/foreign-names.ts';
import type { GeneratorName, Site } from '../../model/blog.ts';
import type { MetadataStyle } from '../metadata-block.ts';
import type { FieldRole } from './post-field.ts';

/** A key that says whether a post is a draft. */
export interface DraftKey {
  readonly key: string;
  /** `true`, `false`: that boolean means a draft. `status`: the word `draft` does, and `published` means none. */
  readonly means: 'true' | 'false' | 'status';
}

/** What a generator calls the fields of a form. */
export interface RoleRules {
  /** The keys of each field; the first that a post has counts. None: no key says it. */
  readonly keys: Readonly<Record<Exclude<FieldRole, 'draft'>, readonly string[]>>;
  readonly draft: readonly DraftKey[];
  /** Keys, in lower case, whose text is a list with this between its items. */
  readonly separators: Readonly<Record<string, string>>;
  /** Where a text holds a semicolon, semicolons stand between its items. */
  readonly hasSemicolons: boolean;
  /** `Title` is the same key as `title`. */
  readonly ignoresCase: boolean;
  /** Where no key has the title, the first heading is it. */
  readonly hasHeadingTitle: boolean;
  /** A tag `draft` makes a draft, too. */
  readonly hasDraftTag: boolean;
}

const usual: RoleRules = {
  keys: {
    title: ['title'],
    date: ['date'],
    tags: ['tags', 'tag'],
    slug: ['slug'],
    description: ['description', 'excerpt', 'summary'],
  },
  draft: [{ key: 'draft', means: 'true' }],
  separators: {},
  hasSemicolons: false,
  ignoresCase: false,
  hasHeadingTitle: false,
  hasDraftTag: false,
};

const commas = { tags: ',', tag: ',', categories: ',', category: ',' };

const isNotPublished: DraftKey = { key: 'published', means: 'false' };

/**
 * Blogs whose own code decides what the keys of their front matter mean: the names that themes use. What a
 * post or the blog has goes before what none has.
 */
const collection: RoleRules = {
  ...usual,
  keys: { ...usual.keys, description: ['description', 'excerpt', 'summary', 'spoiler'] },
  draft: [{ key: 'draft', means: 'true' }, isNotPublished],
  separators: commas,
  hasHeadingTitle: true,
};

/**
 * What differs from what most generators do; each entry says the same as the generator's `readMetadata`. After
 * `generators.md` and the documentation of each.
 */
const rules: Partial<Record<GeneratorName, RoleRules>> = {
  nikola: {
    ...usual,
    keys: { ...usual.keys, tags: ['tags'], description: ['description'] },
    draft: [{ key: 'status', means: 'status' }],
    separators: { tags: ',' },
    hasDraftTag: true,
  },
  pelican: {
    ...usual,
    keys: { ...usual.keys, tags: ['tags'], description: ['summary', 'description'] },
    draft: [{ key: 'status', means: 'status' }],
    separators: { tags: ',', authors: ',' },
    hasSemicolons: true,
    ignoresCase: true,
  },
  hugo: {
    ...usual,
    keys: { ...usual.keys, tags: ['tags'], description: ['description', 'summary'] },
    ignoresCase: true,
  },
  zola: {
    ...usual,
    keys: {
      ...usual.keys,
      tags: ['taxonomies.tags', 'tags', 'taxonomies.tag', 'tag'],
      description: ['description'],
    },
  },
  jekyll: {
    ...usual,
    keys: { ...usual.keys, description: ['description', 'excerpt'] },
    draft: [isNotPublished],
    separators: { tags: ' ', categories: ' ' },
  },
  hexo: { ...usual, keys: { ...usual.keys, slug: [] }, draft: [isNotPublished] },
  eleventy: { ...usual, keys: { ...usual.keys, tags: ['tags'], slug: [] } },
  docusaurus: {
    ...usual,
    keys: { ...usual.keys, tags: ['tags'] },
    separators: { tags: ',' },
    hasHeadingTitle: true,
  },
  vitepress: {
    ...usual,
    keys: { ...usual.keys, slug: [] },
    separators: commas,
    hasHeadingTitle: true,
  },
  vuepress: {
    ...usual,
    keys: { ...usual.keys, slug: [] },
    draft: [{ key: 'publish', means: 'false' }, isNotPublished],
    separators: commas,
    hasHeadingTitle: true,
  },
  astro: collection,
  gatsby: collection,
  next: collection,
  metalsmith: collection,
  plain: {
    ...usual,
    keys: { ...usual.keys, tags: ['tags'], description: ['description'] },
    separators: { tags: ',', categories: ',' },
    hasHeadingTitle: true,
  },
};

/**
 * What the generator of a site calls the fields of a form, in metadata of this dialect; without one in any.
 */
export function roleRulesOf(site: Site, style?: MetadataStyle): RoleRules {
  const found = rules[site.generator] ?? usual;
  if (site.generator === 'nikola') return withForeignNames(found, site, style);
  const dates = datesOf(site, found);
  return dates.length === 0 ? found : { ...found, keys: { ...found.keys, date: dates } };
}

/** Names that conf.py maps to Nikola's own go before these: Nikola writes the one over the other. */
function withForeignNames(found: RoleRules, site: Site, style: MetadataStyle | undefined): RoleRules {
  const names = (style === undefined ? foreignStyles : [style]).flatMap(own => nikolaForeignNames(site, own));
  if (names.length === 0) return found;
  const foreign = (key: string) => names.filter(([, to]) => to === key).map(([from]) => from);
  const withOwn = (keys: readonly string[]) => [...new Set(keys.flatMap(key => [...foreign(key), key]))];
  const { title, date, tags, slug, description } = found.keys;
  const commaKeys = foreign('tags').map(key => [key.toLowerCase(), ','] as const);
  return {
    ...found,
    keys: {
      title: withOwn(title),
      date: withOwn(date),
      tags: withOwn(tags),
      slug: withOwn(slug),
      description: withOwn(description),
    },
    draft: found.draft.flatMap(rule => withOwn([rule.key]).map(key => ({ ...rule, key }))),
    separators: { ...found.separators, ...Object.fromEntries(commaKeys) },
  };
}

/** The keys a site itself names for the date. */
function datesOf(site: Site, found: RoleRules): readonly string[] {
  if (site.generator === 'hugo') return hugoSettings(site).dates.filter(name => !name.startsWith(':'));
  return found === collection ? collectionSettings(site).dateKeys : [];
}

/** What stands between the items of a list that is written as one text; undefined where a text is one item. */
export function separatorOf(
  { separators, hasSemicolons }: RoleRules,
  key: string,
  text: string,
): string | undefined {
  const separator = Object.hasOwn(separators, key.toLowerCase()) ? separators[key.toLowerCase()] : undefined;
  return hasSemicolons && separator !== undefined && text.includes(';') ? ';' : separator;
}
