import type { Schema } from 'hast-util-sanitize';
import { postElements } from './html-elements.ts';

const footnoteLink = ['dataFootnoteRef', 'dataFootnoteBackref', ['className', 'data-footnote-backref']];

/** Browsers make a place for each one spanned: a short text could ask for millions. See `sanitize-spans.ts`, too. */
const smallNumber = /^\d{1,2}$/;
const tableSpans: [string, RegExp][] = [
  ['colSpan', smallNumber],
  ['rowSpan', smallNumber],
];

const calloutLooks = [
  'callout',
  ...['note', 'tip', 'important', 'warning', 'caution'].map(look => `callout-${look}`),
];

/**
 * What the user's own HTML may consist of. Everything else goes: unknown elements leave their content, the ones in
 * `strip` go with it. Each line that is not plain text structure says why it is there.
 */
export const sanitizeSchema: Schema = {
  // `input` is for the boxes of task lists; `required` below makes every one of them a disabled checkbox.
  tagNames: [...postElements],
  attributes: {
    '*': ['id', 'title', 'lang', 'dir', 'ariaLabel', 'ariaHidden'],
    // Footnote references and their way back are marked so that they can be styled and read aloud.
    a: ['href', 'ariaDescribedBy', ...(footnoteLink as string[])],
    // Our callouts, and the look of each kind.
    aside: [['className', ...calloutLooks]],
    blockquote: ['cite'],
    // The language of a fence, in a closed alphabet, and the two marks remark-math leaves for the math step.
    code: [['className', /^language-[\w+#.-]+$/, 'math-inline', 'math-display']],
    col: [['span', smallNumber]],
    colgroup: [['span', smallNumber]],
    del: ['cite', 'dateTime'],
    // Our callouts that readers can fold away.
    details: ['open', ['className', ...calloutLooks]],
    // Our label for generator syntax that stands alone.
    div: [['className', 'generator-block']],
    // The hidden heading of the footnote section.
    h2: [['className', 'sr-only']],
    // Our marker for the end of the teaser.
    hr: [['className', 'teaser-end']],
    img: ['src', 'alt', 'width', 'height'],
    input: [
      ['type', 'checkbox'],
      ['disabled', true],
      ['checked', true],
    ],
    ins: ['cite', 'dateTime'],
    li: [['className', 'task-list-item'], 'value'],
    ol: [['className', 'contains-task-list'], 'start', 'reversed', ['type', '1', 'a', 'A', 'i', 'I']],
    // Our card for content of other sites, and the title of our callouts.
    p: [['className', 'embed-card', 'callout-title'], 'align'],
    q: ['cite'],
    section: ['dataFootnotes', ['className', 'footnotes']],
    source: ['src', 'type'],
    // Inside a paragraph: our marker for the end of the teaser, our label for generator syntax.
    span: [['className', 'teaser-end', 'generator-tag']],
    // The title of our callouts that readers can fold away.
    summary: [['className', 'callout-title']],
    td: ['align', ...tableSpans, 'headers'],
    th: ['align', ...tableSpans, 'headers', 'scope'],
    time: ['dateTime'],
    data: ['value'],
    ul: [['className', 'contains-task-list']],
    // Never autoplay; controls are added by us so that media can always be stopped.
    video: ['src', 'poster', 'width', 'height', 'loop', 'muted'],
    audio: ['src', 'loop', 'muted'],
  },
  required: { input: { type: 'checkbox', disabled: true } },
  protocols: {
    href: ['http', 'https', 'mailto', 'HTTP', 'HTTPS', 'MAILTO'],
    src: ['http', 'https', 'HTTP', 'HTTPS'],
    poster: ['http', 'https', 'HTTP', 'HTTPS'],
    cite: ['http', 'https'],
  },
  // What the user names cannot take the name of anything else (DOM clobbering); what points at such a name goes along.
  clobber: ['ariaDescribedBy', 'headers', 'id'],
  clobberPrefix: 'user-content-',
  // Without these around it, an element would be read differently when its HTML is read again.
  ancestors: {
    caption: ['table'],
    colgroup: ['table'],
    col: ['table'],
    tbody: ['table'],
    thead: ['table'],
    tfoot: ['table'],
    tr: ['table'],
    td: ['table'],
    th: ['table'],
    source: ['picture', 'video', 'audio'],
  },
  // Their text is program or style, not prose. Drawings and formulas have been taken out before; see `sanitize.ts`.
  strip: [
    ...['script', 'style', 'title', 'head', 'template', 'noscript', 'noembed', 'noframes', 'svg', 'math'],
    ...['textarea', 'select', 'option', 'datalist', 'xmp', 'applet', 'frameset'],
  ],
};
