import { EditorSelection, StateEffect, StateField } from '@codemirror/state';
import type { EditorView } from '@codemirror/view';
import type { PostFormat } from '../../shared/model/post.ts';
import { postFormat } from './post-format.ts';

/** A stored image as a post links to it. */
export interface ImageLink {
  /** The link target, percent-encoded as the blog needs it. */
  readonly link: string;
  readonly alt: string;
}

/** Follows a position where images were dropped until they are stored and inserted. */
export const followPosition = StateEffect.define<number>();

interface Followed {
  /** As `onPasteImages` was told. */
  readonly asked: number;
  /** Where that place is by now. */
  readonly now: number;
}

const maxFollowed = 100;

/** The positions images are awaited for, in today's offsets. */
export const imagePositions = StateField.define<readonly Followed[]>({
  create: () => [],
  update(positions, transaction) {
    let result = positions;
    if (transaction.docChanged)
      result = result.map(({ asked, now }) => ({ asked, now: transaction.changes.mapPos(now, 1) }));
    for (const effect of transaction.effects)
      if (effect.is(followPosition))
        result = [{ asked: effect.value, now: effect.value }, ...result].slice(0, maxFollowed);
    return result;
  },
});

/** Writes links to images at the caret or at a position `onPasteImages` named, as one undoable step. */
export function insertImages(view: EditorView, links: readonly ImageLink[], at: 'caret' | number): void {
  if (links.length === 0 || view.state.readOnly) return;
  const { state } = view;
  const { from, to } = at === 'caret' ? state.selection.main : emptyRange(state, at);
  const format = state.facet(postFormat);
  const separator = format === 'markdown' || format === 'html' ? '\n' : '\n\n';
  const insert = links.map(link => imageMarkup(link, format)).join(separator);
  view.dispatch({
    changes: { from, to, insert },
    selection: EditorSelection.cursor(from + insert.length),
    scrollIntoView: true,
    userEvent: 'input.image',
  });
}

function emptyRange(state: EditorView['state'], at: number) {
  const now = state.field(imagePositions).find(({ asked }) => asked === at)?.now ?? at;
  const position = Math.max(0, Math.min(now, state.doc.length));
  return { from: position, to: position };
}

function imageMarkup({ link, alt }: ImageLink, format: PostFormat): string {
  const plainAlt = alt.replace(/\s+/g, ' ').trim();
  switch (format) {
    case 'markdown':
      return `![${plainAlt.replace(/[\\[\]]/g, '\\$&')}](${markdownTarget(link)})`;
    case 'html':
      return `<img src="${escapeAttribute(link)}" alt="${escapeAttribute(plainAlt)}">`;
    case 'rest':
      return `.. image:: ${link}\n   :alt: ${plainAlt}`;
    case 'text':
      return link;
  }
}

/** A target with spaces or brackets stands between angle brackets: https://spec.commonmark.org/0.31.2/#link-destination */
function markdownTarget(link: string): string {
  return /[\s()<>]/.test(link) ? `<${link.replace(/[<>\\]/g, '\\$&')}>` : link;
}

function escapeAttribute(value: string): string {
  return value.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
}
