import GithubSlugger from 'github-slugger';
import type { Root } from 'hast';
import { toString as textOf } from 'hast-util-to-string';
import { visit } from 'unist-util-visit';
import type { OutlineHeading } from './preview-protocol.ts';

/**
 * Gives every heading that has none an id made of its text, as GitHub does (repeated ones get `-1`, `-2` …), and
 * answers the outline.
 */
export function addHeadingIds(tree: Root): OutlineHeading[] {
  const slugger = new GithubSlugger();
  const outline: OutlineHeading[] = [];
  visit(tree, 'element', node => {
    if (!/^h[1-6]$/.test(node.tagName)) return;
    const text = textOf(node).trim();
    const id = node.properties.id ? String(node.properties.id) : slugger.slug(text || 'section');
    node.properties.id = id;
    outline.push({
      level: Number(node.tagName.charAt(1)),
      text,
      line: Number(node.properties.dataLine ?? 0),
      id,
    });
  });
  return outline;
}
