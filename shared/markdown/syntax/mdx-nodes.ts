import type { RootContent } from 'mdast';
import type { Extension } from 'mdast-util-from-markdown';
import { enterNode, exitNode } from './enter-node.ts';
import { blockLabel, inlineLabel, type LabelText } from './label.ts';

/** Labels for components, expressions and lines of a program; comments show nothing. */
export const mdxNodes: Extension = {
  enter: {
    mdxBlock(token) {
      const source = this.sliceSerialize(token).trim();
      const comment = commentPattern.exec(source)?.[1];
      // A comment stays one: it may end the teaser.
      const shown: RootContent =
        comment === undefined
          ? blockLabel(labelText(source), source)
          : { type: 'html', value: `<!--${comment.replace(/-+>?/g, ' ')}-->` };
      enterNode(this, shown, token);
    },
    mdxText(token) {
      const source = this.sliceSerialize(token);
      const shown: RootContent = commentPattern.test(source)
        ? { type: 'text', value: '' }
        : inlineLabel(labelText(source), source);
      enterNode(this, shown, token);
    },
  },
  exit: { mdxBlock: exitNode, mdxText: exitNode },
};

// `{/* truncate */}`
const commentPattern = /^\{\s*\/\*([\s\S]*)\*\/\s*\}$/;

// `<Name args>`, `</Name>`, `import args`
const contentPattern = /^(?:<(\/?)([\w.:-]*)([\s\S]*?)\/?>|(import|export)\s+([\s\S]*))$/;

function labelText(source: string): LabelText {
  const [, slash = '', component = '', rest = '', word, program = ''] = contentPattern.exec(source) ?? [];
  if (word !== undefined) return { name: word, args: program.trim() };
  if (component !== '') return { name: slash ? `end of ${component}` : component, args: rest.trim() };
  return { name: '', args: source.startsWith('{') ? source.slice(1, -1).trim() : source };
}
