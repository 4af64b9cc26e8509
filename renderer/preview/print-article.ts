import { linkKindOf, webAddress } from './link-kind.ts';
import { unwrapChunks } from './page/chunks.ts';
import type { PreviewPage } from './page/patch-preview.ts';
import { isHeadedBy } from './show-header.ts';
import { releaseColumns } from './tables/long-tables.ts';

/** A post on its way to paper. */
export interface PrintArticle {
  /** As the preview shows it; '' when the post has none. */
  readonly title: string;
  /** The article without its title, for a page that has our style sheet and no scripts. */
  readonly html: string;
}

/** What the page shows, as HTML that stands by itself. */
export function printArticle({ article, header }: Pick<PreviewPage, 'article' | 'header'>): PrintArticle {
  const title = header.querySelector('.title')?.textContent ?? '';
  // A document that is on no screen loads no picture again.
  const copy = article.ownerDocument.implementation.createHTMLDocument().importNode(article, true);
  unwrapChunks(copy);
  // The printed page has the title above the article already.
  if (isHeadedBy(copy, title)) copy.firstElementChild?.remove();
  for (const element of copy.querySelectorAll('[data-line]')) element.removeAttribute('data-line');
  for (const table of copy.querySelectorAll('table')) releaseColumns(table);
  // Paper does not unfold.
  for (const details of copy.querySelectorAll('details')) details.open = true;
  for (const link of copy.querySelectorAll('a[href]')) readdress(link);
  return { title, html: copy.outerHTML };
}

/** In a PDF links still work: those to the web and inside the post are kept, others would lead into the app. */
function readdress(link: Element): void {
  const href = link.getAttribute('href') ?? '';
  const kind = linkKindOf(href);
  if (kind === 'web') link.setAttribute('href', webAddress(href));
  else if (kind !== 'anchor') link.removeAttribute('href');
}
