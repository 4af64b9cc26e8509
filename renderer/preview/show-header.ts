import type { PostMetadata } from '../../shared/model/post.ts';
import { firstElementOf } from './page/chunks.ts';

/**
 * Shows title, date, tags and the draft mark above the article, as text; touches nothing when they are the same. The
 * title is only spoken when the article begins with a heading of the same words.
 */
export function showHeader(header: HTMLElement, metadata: PostMetadata, article: HTMLElement): void {
  const owner = header.ownerDocument;
  const make = (tagName: string, className: string, text: string): HTMLElement => {
    const element = owner.createElement(tagName);
    element.className = className;
    element.textContent = text;
    return element;
  };
  const makeFact = (tagName: string, className: string, text: string): HTMLElement => {
    const element = make(tagName, className, text);
    element.dir = 'auto';
    return element;
  };
  const facts = [
    ...(metadata.draft ? [makeFact('span', 'draft', 'Draft')] : []),
    ...(metadata.date ? [makeFact('time', 'date', metadata.date)] : []),
    ...metadata.tags.map(tag => makeFact('span', 'tag', tag)),
  ];
  const line = make('p', 'facts', '');
  line.append(...facts);
  const isRepeated = isHeadedBy(article, metadata.title);
  const next = [
    ...(metadata.title ? [make('h1', isRepeated ? 'title sr-only' : 'title', metadata.title)] : []),
    ...(facts.length > 0 ? [line] : []),
  ];
  const isSame =
    next.length === header.children.length &&
    next.every((element, index) => header.children[index]?.isEqualNode(element));
  // From the first text without a `dir` of its own, the title's: the line of facts follows it.
  header.dir = 'auto';
  if (!isSame) header.replaceChildren(...next);
}

/** Whether the article begins with a heading of the same words. */
export function isHeadedBy(article: HTMLElement, title: string): boolean {
  const first = firstElementOf(article);
  return first?.localName === 'h1' && wordsOf(first.textContent ?? '') === wordsOf(title);
}

const wordsOf = (text: string) => text.trim().replaceAll(/\s+/gu, ' ');
