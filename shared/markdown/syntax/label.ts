import type { Element, ElementContent } from 'hast';
import type { Literal } from 'mdast';

/** A piece of generator syntax, shown as a label: the preview cannot run it. */
export interface GeneratorLabel extends Literal {
  type: 'generatorLabel';
}

declare module 'mdast' {
  interface PhrasingContentMap {
    generatorLabel: GeneratorLabel;
  }
  interface RootContentMap {
    generatorLabel: GeneratorLabel;
  }
}

/** What a label says. */
export interface LabelText {
  readonly name: string;
  readonly args: string;
}

const explanation = 'The generator runs this; the preview only shows it';
const omission = 'The generator leaves this out: readers do not see it';

const blockClass = 'generator-block';
const tagClass = 'generator-tag';
const labelClasses: readonly unknown[] = [blockClass, tagClass];

/** A label with a line of its own. */
export function blockLabel(text: LabelText, value: string): GeneratorLabel {
  return label({ hName: 'div', className: blockClass, title: explanation }, text, value);
}

/** A label within a line. */
export function inlineLabel(text: LabelText, value: string): GeneratorLabel {
  return label({ hName: 'span', className: tagClass, title: explanation }, text, value);
}

/** A label with a line of its own, for what is not on the page. */
export function omittedBlock(text: LabelText, value: string): GeneratorLabel {
  return label({ hName: 'div', className: blockClass, title: omission }, text, value);
}

/** A label within a line, for what is not on the page. */
export function omittedTag(text: LabelText, value: string): GeneratorLabel {
  return label({ hName: 'span', className: tagClass, title: omission }, text, value);
}

/** Whether an element of a cleaned tree is a label. */
export function isLabel({ properties: { className } }: Element): boolean {
  return Array.isArray(className) && className.some(name => labelClasses.includes(name));
}

interface Look {
  readonly hName: string;
  readonly className: string;
  /** What the label says of itself when it is pointed at. */
  readonly title: string;
}

function label({ hName, className, title }: Look, text: LabelText, value: string): GeneratorLabel {
  const hChildren = labelContent(text, value);
  return {
    type: 'generatorLabel',
    value,
    data: { hName, hProperties: { className: [className], title }, hChildren },
  };
}

function labelContent({ name, args }: LabelText, value: string): ElementContent[] {
  const parts: ElementContent[] = [];
  if (name !== '') parts.push(element('b', name));
  if (args !== '') parts.push(element('code', args));
  if (parts.length === 0) parts.push(element('code', value));
  return parts.flatMap((part, at): ElementContent[] =>
    at > 0 ? [{ type: 'text', value: ' ' }, part] : [part],
  );
}

function element(tagName: string, value: string): Element {
  return { type: 'element', tagName, properties: {}, children: [{ type: 'text', value }] };
}
