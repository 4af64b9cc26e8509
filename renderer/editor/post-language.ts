import { html } from '@codemirror/lang-html';
import {
  deleteMarkupBackward,
  insertNewlineContinueMarkupCommand,
  markdown,
} from '@codemirror/lang-markdown';
import { languages } from '@codemirror/language-data';
import { EditorState, type Extension, Prec } from '@codemirror/state';
import { type KeyBinding, keymap } from '@codemirror/view';
import { GFM } from '@lezer/markdown';
import type { PostFormat } from '../../shared/model/post.ts';
import { longLineSyntax } from './long-line-syntax.ts';
import { metadataSyntax } from './metadata-syntax.ts';

/** Quotes are not paired: in prose they are apostrophes as often. */
const proseBrackets = Prec.highest(
  EditorState.languageData.of(() => [
    { closeBrackets: { brackets: ['(', '[', '`'], before: ')]}`*_.,;:!?' } },
  ]),
);

/** Continues the list or quote on a new line, with the next number; on an empty item ends it. */
const continueMarkup = insertNewlineContinueMarkupCommand({ nonTightLists: false });

const markdownKeys: readonly KeyBinding[] = [
  { key: 'Enter', run: continueMarkup },
  { key: 'Backspace', run: deleteMarkupBackward },
];

/**
 * The markup of a post. `hasMetadata` says that the text begins with metadata, which is then not read as markup; code in
 * fences is highlighted in its own language, loaded when first met.
 */
export function postLanguage(format: PostFormat, hasMetadata: boolean): Extension {
  switch (format) {
    case 'markdown':
      return [
        proseBrackets,
        markdown({
          codeLanguages: languages,
          extensions: [GFM, longLineSyntax, hasMetadata ? metadataSyntax : []],
          addKeymap: false,
          completeHTMLTags: false,
        }),
        Prec.high(keymap.of(markdownKeys)),
      ];
    case 'html':
      return html({ autoCloseTags: true });
    case 'rest':
    case 'text':
      return proseBrackets;
  }
}
