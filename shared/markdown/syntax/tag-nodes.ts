import type { Code, Html, Nodes, Parent, Root, RootContent, Text } from 'mdast';
import type { Extension } from 'mdast-util-from-markdown';
import { visit } from 'unist-util-visit';
import type { GeneratorSyntax } from '../../generators/generator.ts';
import { enterNode, exitNode } from './enter-node.ts';
import { blockLabel, type GeneratorLabel, inlineLabel, type LabelText } from './label.ts';
import { bodyOfTag, endOfTag, readTag } from './tag-kinds.ts';

/** Blocks that the generator takes together. */
export interface GeneratorGroup extends Parent {
  type: 'generatorGroup';
  children: RootContent[];
}

declare module 'mdast' {
  interface BlockContentMap {
    generatorGroup: GeneratorGroup;
  }
  interface RootContentMap {
    generatorGroup: GeneratorGroup;
  }
}

/** Nodes for a generator's tags. */
export function tagNodes(syntax: GeneratorSyntax): Extension {
  return {
    enter: {
      generatorBlock(token) {
        enterNode(this, blockNode(this.sliceSerialize(token), syntax), token);
      },
      generatorTagText(token) {
        enterNode(this, labelOfTag(this.sliceSerialize(token), syntax), token);
      },
      generatorRaw(token) {
        enterNode(this, { type: 'generatorGroup', children: [], data: { hName: 'div' } }, token);
      },
    },
    exit: { generatorBlock: exitNode, generatorTagText: exitNode, generatorRaw: exitNode },
    transforms: [tree => hideComments(tree, syntax)],
  };
}

function blockNode(source: string, syntax: GeneratorSyntax): RootContent {
  const firstLine = /^.*$/m.exec(source)?.[0] ?? source;
  const body = bodyOfTag(firstLine.trim(), syntax);
  if (body === 'hidden') return nothing();
  if (body === 'code') return codeNode(firstLine.trim(), source.slice(firstLine.length + 1));
  return blockLabel(labelText(source.trim()), source.trim());
}

/** A node that shows nothing, though it has its place in the document. */
function nothing(): Html {
  return { type: 'html', value: '<!---->' };
}

function codeNode(tag: string, body: string): Code {
  const value = body.replace(new RegExp(`[ \\t]*${endOfTag(tag).source}[ \\t]*$`), '').replace(/\n$/, '');
  const lang = languageOf(tag);
  return { type: 'code', ...(lang === '' ? {} : { lang }), value };
}

// `lang:js` (Hexo), `js linenos`, `"js" "options"` (Liquid, Hugo)
function languageOf(tag: string): string {
  const { name, args } = readTag(tag);
  const named = /(?:^|\s)lang:(\S+)/.exec(args);
  if (named) return named[1] ?? '';
  return name === 'highlight' ? (/^["']?([\w+#.-]+)/.exec(args)?.[1] ?? '') : '';
}

/** A tag within a line: a label, or what is left of it where it only talks about a tag or makes others raw. */
export function labelOfTag(source: string, syntax: GeneratorSyntax): Text | GeneratorLabel {
  const { name, isEnd, escaped } = readTag(source);
  if (escaped !== undefined) return plain(escaped);
  const isRaw = bodyOfTag(source, syntax) === 'raw' || (isEnd && name === 'raw');
  return isRaw ? plain('') : inlineLabel(labelText(source), source);
}

function plain(value: string): Text {
  return { type: 'text', value };
}

/** What a label for this tag says. */
function labelText(source: string): LabelText {
  const { isEnd, name, args } = readTag(source);
  return { name: isEnd ? `end of ${name}` : name, args };
}

/** Takes away what stands between `{% comment %}` and its end within a line. */
function hideComments(tree: Root, syntax: GeneratorSyntax): void {
  visit(tree, node => {
    if (!('children' in node) || !node.children.some(child => isCommentStart(child, syntax))) return;
    const kept: RootContent[] = [];
    let start = -1;
    let end: RegExp | undefined;
    for (const child of node.children as RootContent[]) {
      if (!end && isCommentStart(child, syntax)) {
        start = kept.length;
        end = endOfTag(child.value);
      } else if (end && child.type === 'generatorLabel' && end.test(child.value)) {
        kept.length = start;
        end = undefined;
        continue;
      }
      kept.push(child);
    }
    (node as Parent).children = kept;
  });
}

function isCommentStart(node: Nodes, syntax: GeneratorSyntax): node is GeneratorLabel {
  return node.type === 'generatorLabel' && bodyOfTag(node.value, syntax) === 'hidden';
}
