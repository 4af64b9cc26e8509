import type { Root } from 'mdast';
import type { Extension as MdastExtension } from 'mdast-util-from-markdown';
import type { Construct, Extension } from 'micromark-util-types';
import type { MarkdownDialect } from '../../generators/generator.ts';
import { attributeNodes } from './attribute-lists.ts';
import { attributeBlock, attributeText, hiddenBlock } from './attribute-tokens.ts';
import { admonition, fencedCallout } from './callout-blocks.ts';
import { calloutNodes } from './callout-nodes.ts';
import { definitionDescription } from './definition-blocks.ts';
import { definitionNodes } from './definition-lists.ts';
import { nameHeadings } from './heading-attributes.ts';
import { mdxNodes } from './mdx-nodes.ts';
import { mdxSyntax } from './mdx-tokens.ts';
import { rawBlock } from './raw-block.ts';
import { tagBlock } from './tag-blocks.ts';
import { type TagKind, tagKindsOf } from './tag-kinds.ts';
import { tagNodes } from './tag-nodes.ts';
import { tagText } from './tag-text.ts';

/** Extensions of the parser that belong together: what finds tokens, and what makes nodes of them. */
export interface ParserParts {
  readonly syntax: readonly Extension[];
  readonly nodes: readonly MdastExtension[];
}

/** A dialect that adds nothing. */
export const noParts: ParserParts = { syntax: [], nodes: [] };

const [brace, colon, exclamation, question] = [0x7b, 0x3a, 0x21, 0x3f];

/** The constructs of this folder that a dialect has. Those that look at finished nodes come last. */
export function dialectParts(dialect: MarkdownDialect): ParserParts {
  const parts = [
    calloutParts(dialect),
    definitionParts(dialect),
    generatorParts(dialect),
    attributeParts(dialect),
    ...(dialect.headingIds ? [finishing(nameHeadings)] : []),
  ];
  return {
    syntax: parts.flatMap(part => part.syntax),
    nodes: parts.flatMap(part => part.nodes),
  };
}

function finishing(transform: (tree: Root) => void): ParserParts {
  return { syntax: [], nodes: [{ transforms: [transform] }] };
}

function calloutParts({ fencedCallouts, admonitions }: MarkdownDialect): ParserParts {
  if (!fencedCallouts && !admonitions) return noParts;
  return {
    syntax: [
      ...(fencedCallouts ? [{ document: { [colon]: fencedCallout } }] : []),
      ...(admonitions ? [{ document: { [exclamation]: admonition, [question]: admonition } }] : []),
    ],
    nodes: [calloutNodes],
  };
}

function definitionParts({ definitionLists, name }: MarkdownDialect): ParserParts {
  if (!definitionLists) return noParts;
  const indent = name === 'python-markdown' ? 4 : undefined;
  return {
    syntax: [{ document: { [colon]: definitionDescription(indent) } }],
    nodes: [definitionNodes],
  };
}

function attributeParts({ attributeLists }: MarkdownDialect): ParserParts {
  if (attributeLists === 'none') return noParts;
  const block = attributeBlock(attributeLists);
  const flow = attributeLists === 'kramdown' ? [hiddenBlock, block] : block;
  return {
    syntax: [{ flow: { [brace]: flow }, text: { [brace]: attributeText(attributeLists) } }],
    nodes: [attributeNodes],
  };
}

function generatorParts({ generatorSyntax }: MarkdownDialect): ParserParts {
  if (generatorSyntax === 'mdx') return { syntax: [mdxSyntax], nodes: [mdxNodes] };
  const kinds = tagKindsOf(generatorSyntax);
  if (kinds.length === 0) return noParts;
  const each = (make: (kind: TagKind) => Construct): Construct[] => kinds.map(make);
  return {
    syntax: [
      {
        document: { [brace]: each(kind => rawBlock(kind, generatorSyntax)) },
        flow: { [brace]: each(kind => tagBlock(kind, generatorSyntax)) },
        text: { [brace]: each(kind => tagText(kind, generatorSyntax)) },
      },
    ],
    nodes: [tagNodes(generatorSyntax)],
  };
}
