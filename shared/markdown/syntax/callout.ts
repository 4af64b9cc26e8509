import type { Data, Parent, PhrasingContent, RootContent } from 'mdast';
import { lookOf, titleOfKind } from './callout-kinds.ts';

/** A block set apart, with a title. */
export interface Callout extends Parent {
  type: 'callout';
  kind: string;
  /** Whether readers can fold it away. */
  isFoldable: boolean;
  hasTitle: boolean;
  children: RootContent[];
}

/** The line above a callout's text. */
export interface CalloutTitle extends Parent {
  type: 'calloutTitle';
  children: PhrasingContent[];
}

declare module 'mdast' {
  interface BlockContentMap {
    callout: Callout;
    calloutTitle: CalloutTitle;
  }
  interface RootContentMap {
    callout: Callout;
    calloutTitle: CalloutTitle;
  }
}

/** How a callout of this kind is shown; one that readers can fold away is open while it is written. */
export function calloutData(kind: string, isFoldable: boolean): Data {
  const className = ['callout', `callout-${lookOf(kind)}`];
  return isFoldable
    ? { hName: 'details', hProperties: { className, open: true } }
    : { hName: 'aside', hProperties: { className } };
}

/** A title, or the kind in its place. */
export function calloutTitle(
  kind: string,
  isFoldable: boolean,
  title: readonly PhrasingContent[],
): CalloutTitle {
  const children = title.length > 0 ? [...title] : [{ type: 'text', value: titleOfKind(kind) } as const];
  return { type: 'calloutTitle', children, data: calloutTitleData(isFoldable) };
}

/** How a title is shown. */
export function calloutTitleData(isFoldable: boolean): Data {
  return { hName: isFoldable ? 'summary' : 'p', hProperties: { className: ['callout-title'] } };
}
