import type { SideRow } from '../../shared/merge/compare-sides.ts';

interface SidesTableProps {
  readonly rows: readonly SideRow[];
  /** Whose the second text is. */
  readonly other: string;
}

/** Both texts side by side where they differ; it takes the focus so that the keyboard can scroll it. */
export function SidesTable({ rows, other }: SidesTableProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolled area must be reachable by keyboard
    <section class="sides" aria-label="Differences" tabIndex={0}>
      <table class="sides-table">
        <thead>
          <tr>
            <th scope="col">Yours</th>
            <th scope="col">{other}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(row => (
            <Row key={row.number} row={row} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Row({ row }: { readonly row: SideRow }) {
  if (row.kind === 'gap')
    return (
      <tr>
        <td class="side-gap" colSpan={2}>
          ⋯
        </td>
      </tr>
    );
  const isChanged = row.kind === 'changed';
  return (
    <tr>
      <Side text={row.mine} look={isChanged ? 'side-mine' : 'side-same'} />
      <Side text={row.theirs} look={isChanged ? 'side-theirs' : 'side-same'} />
    </tr>
  );
}

function Side({ text, look }: { readonly text: string | undefined; readonly look: string }) {
  return (
    <td class={text === undefined ? 'side-none' : look} dir="auto">
      {look === 'side-same' || !text ? text : <mark>{text}</mark>}
    </td>
  );
}
