import type { ImportReport } from '../../shared/model/import-report.ts';
import { Dialog } from '../ui/dialog.tsx';
import { useApp } from './app-context.ts';

/** Shows what the conversion to Markdown carried over and what it could not. */
export function ConvertedDialog({ report }: { readonly report: ImportReport }) {
  const { close } = useApp().state.dialogs;
  return (
    <Dialog title="Converted to Markdown" onClose={close}>
      <p class="dialog-text">
        {report.path === null ? report.from : `${report.from} is now ${report.path}.`} Kept:{' '}
        {keptWords(report.kept) || 'the text'}.
      </p>
      {report.lost.length > 0 ? (
        <>
          <p class="dialog-text">Not kept, because Markdown has no way to write it:</p>
          <ul class="file-list">
            {report.lost.map(part => (
              <li key={part.what}>
                {part.what}
                {part.count > 1 ? ` (${part.count} times)` : ''}
              </li>
            ))}
          </ul>
        </>
      ) : (
        <p class="dialog-text">Nothing was lost.</p>
      )}
      <div class="dialog-buttons">
        <button type="button" class="button button-primary" data-first onClick={close}>
          Close
        </button>
      </div>
    </Dialog>
  );
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
