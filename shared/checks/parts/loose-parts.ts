import { decodeHtmlEntities } from '../../metadata/html-entities.ts';
import type { BodyParts, PostLink, PostReference } from '../check.ts';
import { isReferenceTag } from '../links/reference-tag.ts';
import { htmlParts } from './html-parts.ts';

// `](address`, `](<address>`
const inlinePattern =
  /\]\([ \t]*(?:<([^<>\n]{1,2000})>|((?:\{[{%][^\n]{0,500}?[%}]\}|[^\s()]|\([^\s()]{0,500}\)){1,2000}))/g;

// `[label]: address`
const definitionPattern =
  /^[ \t>]{0,40}\[[^\]\n]{1,500}\]:[ \t]{0,9}(?:<([^<>\n]{1,2000})>|(\S[^\n]{0,2000}))/gm;

// `]()`, `](<> "title")`, `]: <>`
const emptyPattern = /\](?:\(\s*(?:<>\s*)?[)"'(]|:[ \t]{0,9}<>)/g;

const tagPattern = /\{\{[<%][^\n]{1,500}?[%>]\}\}|\{%[^\n]{1,500}?%\}/g;

const pictureEnding = /\.(?:png|jpe?g|gif|svg|webp|avif)\s*$/i;

/**
 * More than what the body of a Markdown post holds, found at a glance and for a fraction of the cost of parsing it: what is
 * in code is among it. Where nothing is wrong with these parts nothing is wrong with the post.
 */
export function looseParts(body: string, start: number): BodyParts {
  const links: PostLink[] = [];
  for (const match of body.matchAll(inlinePattern)) {
    const url = plain(match[1] ?? match[2] ?? '');
    const opening = openingBracket(body, match.index);
    const place = { url, from: start + match.index, to: start + match.index + match[0].length };
    const isPicture = body.charAt(opening - 1) === '!';
    if (isPicture)
      links.push({ kind: 'picture', ...place, alt: body.slice(opening + 1, match.index).trim() });
    else links.push({ kind: 'link', ...place });
  }
  for (const match of body.matchAll(definitionPattern)) {
    const url = plain(match[1] ?? match[2] ?? '');
    const kind = pictureEnding.test(url) ? 'picture' : 'link';
    links.push({ kind, url, from: start + match.index, to: start + match.index + match[0].length });
  }
  for (const { index } of body.matchAll(emptyPattern))
    links.push({ kind: 'link', url: '', from: start + index, to: start + index });
  const html = body.includes('<') ? htmlParts(body, start).links : [];
  // `![][a]`
  const bare = [...body.matchAll(/!\[\s*\]\[/g)].map(
    ({ index }): PostLink => ({
      kind: 'picture',
      url: '',
      from: start + index,
      to: start + index,
      alt: '',
    }),
  );
  return {
    links: [...links, ...html, ...bare],
    references: referencesIn(body, start),
    prose: [{ text: body, from: start }],
    headings: [],
    ids: new Set(),
    hasMoreIds: false,
    code: [],
  };
}

/** Undoes what the notation needs, and the title behind an address. */
function plain(url: string): string {
  const address = /^(?:\{[{%].*?[%}]\}|\S)+/.exec(url.trim())?.[0] ?? '';
  return decodeHtmlEntities(address.replace(/\\([!-/:-@[-`{-~])/g, '$1'));
}

/** Where the bracket begins that ends at `end`; labels longer than 2,000 units are nobody's. */
function openingBracket(body: string, end: number): number {
  let depth = 0;
  for (let at = end - 1; at >= Math.max(0, end - 2_000); at -= 1) {
    const character = body.charAt(at);
    if (character === ']') depth += 1;
    else if (character === '[') {
      if (depth === 0) return at;
      depth -= 1;
    }
  }
  return end;
}

function referencesIn(body: string, start: number): readonly PostReference[] {
  if (!body.includes('{')) return [];
  return [...body.matchAll(tagPattern)]
    .filter(([tag]) => isReferenceTag(tag))
    .map(({ 0: tag, index }) => ({ tag, from: start + index }));
}
