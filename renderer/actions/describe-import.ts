import type { ImportReport, LostPart } from '../../shared/model/import-report.ts';
import type { NoticeDetails } from '../state/notices-state.ts';

/** What a conversion to Markdown carried over and what it could not, in words. */
export function describeImport(report: ImportReport): {
  readonly text: string;
  readonly details?: NoticeDetails;
} {
  const kept = keptWords(report.kept) || 'the text';
  const text = `Converted to Markdown. Kept: ${kept}.`;
  const lines = [
    ...report.lost.map(describePart),
    ...report.dropped.map(part => `${describePart(part)}: stays as HTML, which this blog leaves out`),
  ];
  if (lines.length === 0) return { text: `${text} Nothing was lost.` };
  return { text, details: { heading: 'What Markdown has no way to write', lines } };
}

function describePart({ what, count }: LostPart): string {
  return count > 1 ? `${what} (${count} times)` : what;
}

const nouns: { readonly [K in keyof ImportReport['kept']]: readonly [string, string] } = {
  links: ['link', 'links'],
  images: ['image', 'images'],
  headings: ['heading', 'headings'],
  lists: ['list', 'lists'],
  listItems: ['list item', 'list items'],
  codeBlocks: ['code block', 'code blocks'],
  tables: ['table', 'tables'],
};

function keptWords(kept: ImportReport['kept']): string {
  return (Object.keys(nouns) as (keyof typeof nouns)[])
    .filter(name => kept[name] > 0)
    .map(name => `${kept[name]} ${nouns[name][kept[name] === 1 ? 0 : 1]}`)
    .join(', ');
}
