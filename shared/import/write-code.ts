import type { Element, ElementContent } from 'hast';
import { type Conversion, isTag, loseAttributes } from './conversion.ts';

/**
 * Writes a code block: fenced where the dialect knows fences in this place, indented elsewhere. Empty when there is no
 * code in it.
 */
export function writeCode(pre: Element, conversion: Conversion, isNested: boolean): string {
  const code = codeText(pre.children)
    .replace(/\s+$/, '')
    .replace(/^(?:[ \t]*\r?\n)+/, '');
  if (code === '') return '';
  const language = languageOf(pre);
  loseCodeAttributes(pre, language !== undefined, conversion);
  // python-markdown's fenced_code looks for fences at the start of a line only.
  if (isNested && conversion.dialect.name === 'python-markdown') {
    if (language !== undefined) conversion.lost.push(`language ${language} on pre`);
    return code.replace(/^(?=.*\S)/gm, '    ');
  }
  const longest = Math.max(2, ...(code.match(/`{3,}/g) ?? []).map(run => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}${language ?? ''}\n${code}\n${fence}`;
}

function codeText(nodes: readonly ElementContent[]): string {
  return nodes
    .map(node => {
      if (node.type === 'text') return node.value;
      if (node.type !== 'element') return '';
      return node.tagName === 'br' ? '\n' : codeText(node.children);
    })
    .join('');
}

function loseCodeAttributes(element: Element, hasLanguage: boolean, conversion: Conversion): void {
  const isHolder = element.tagName === 'pre' || element.tagName === 'code';
  loseAttributes(element, hasLanguage && isHolder ? ['className'] : [], conversion);
  for (const child of element.children) {
    if (child.type === 'element') loseCodeAttributes(child, hasLanguage, conversion);
  }
}

const languagePattern = /^(?:language|lang|highlight|brush)[-:]?([\w#+.]+)$/;

/** The language a class names: `language-x`, `lang-x`, `highlight-x`, `brush: x`, or docutils' `code x`. */
function languageOf(pre: Element): string | undefined {
  const code = pre.children.find(child => isTag(child, 'code'));
  for (const element of [pre, code]) {
    const classes = element?.type === 'element' ? element.properties.className : undefined;
    if (!Array.isArray(classes)) continue;
    const names = classes
      .join(' ')
      .replace(/brush:\s*/g, 'brush:')
      .replace(/;/g, ' ')
      .split(/\s+/);
    for (const name of names) {
      const [, language] = languagePattern.exec(name) ?? [];
      if (language !== undefined) return language;
    }
    const [first, second] = names;
    if (first === 'code' && second !== undefined && /^[a-z0-9+#]+$/.test(second)) return second;
  }
  return undefined;
}
