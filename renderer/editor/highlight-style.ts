import { HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import { tags } from '@lezer/highlight';

const color = (name: string, light: string, dark: string) =>
  `var(--editor-${name}, light-dark(${light}, ${dark}))`;

const mark = color('mark', '#5b6370', '#8b93a1');
const heading = color('heading', '#111827', '#f3f4f6');
const link = color('link', '#1d4ed8', '#93b4ff');
const codeColor = color('code', '#9a3412', '#f2b28c');
const keyword = color('code-keyword', '#7c3aed', '#c4a7ff');
const string = color('code-string', '#166534', '#8fd6a4');
const number = color('code-number', '#9a3412', '#f2b28c');
const comment = color('code-comment', '#5b6370', '#8b93a1');
const name = color('code-name', '#1e40af', '#9cc2ff');

const style = HighlightStyle.define([
  { tag: [tags.heading1, tags.heading2], color: heading, fontWeight: '700' },
  { tag: tags.heading, color: heading, fontWeight: '650' },
  { tag: tags.strong, fontWeight: '700' },
  { tag: tags.emphasis, fontStyle: 'italic' },
  { tag: tags.strikethrough, textDecoration: 'line-through' },
  { tag: tags.link, color: link },
  { tag: tags.url, color: mark },
  { tag: tags.monospace, color: codeColor },
  { tag: tags.quote, color: color('quote', '#4b5563', '#b3bac5') },
  { tag: [tags.processingInstruction, tags.contentSeparator, tags.labelName], color: mark },
  { tag: [tags.meta, tags.comment], color: comment },
  { tag: [tags.keyword, tags.operatorKeyword, tags.modifier, tags.controlKeyword], color: keyword },
  { tag: [tags.string, tags.special(tags.string), tags.regexp, tags.inserted], color: string },
  { tag: [tags.number, tags.bool, tags.null, tags.atom, tags.deleted], color: number },
  { tag: [tags.typeName, tags.className, tags.tagName, tags.function(tags.variableName)], color: name },
  { tag: [tags.attributeName, tags.propertyName], color: name },
  { tag: tags.invalid, textDecoration: 'underline wavy' },
]);

/** Colours and weights of markup and code, from `--editor-…` custom properties with a light and a dark fallback. */
export const postHighlighting = syntaxHighlighting(style);
