/** Outlines on a grid of 16 by 16, drawn with strokes. */
const outlines = {
  plus: 'M8 3v10M3 8h10',
  folder:
    'M2 4.5A1.5 1.5 0 0 1 3.5 3h3l1.5 2h4.5A1.5 1.5 0 0 1 14 6.5v5a1.5 1.5 0 0 1-1.5 1.5h-9A1.5 1.5 0 0 1 2 11.5z',
  download: 'M8 2.5v7.5M4.75 7 8 10.25 11.25 7M3 13.5h10',
  review: 'M3 2.5h10v11H3zM5.5 6h5M5.5 8.5h5M5.5 11h3',
  publish: 'M8 13.5V5M4.5 8 8 4.5 11.5 8M3 2.5h10',
  command: 'M3.5 5 6.5 8l-3 3M8.5 11.5h4',
  history: 'M2.75 8a5.25 5.25 0 1 0 1.75-3.9L2.5 6M2.5 2.75V6h3.25M8 5v3.25l2.25 1.5',
  search: 'M7 11.5a4.5 4.5 0 1 1 0-9 4.5 4.5 0 0 1 0 9zM10.25 10.25 13.5 13.5',
  check: 'M3.5 8.5 6.5 11.5 12.5 4.5',
  close: 'M4 4l8 8M12 4l-8 8',
  alert: 'M8 2.25 14.25 13.5H1.75zM8 6.5v3.25M8 11.5v.25',
  info: 'M8 14A6 6 0 1 1 8 2a6 6 0 0 1 0 12zM8 7.25v3.5M8 5v.25',
  comment: 'M2.5 3.5h11v7.5h-6L4.5 13.5V11h-2z',
  chevron: 'M5.5 3.5 10.5 8l-5 4.5',
  calendar: 'M2.5 3.5h11v10h-11zM2.5 6.5h11M5.5 2v3M10.5 2v3',
  image: 'M2.5 3h11v10h-11zM2.5 11l3.25-3.25L9 11l2-2 2.5 2.5M10.5 5.75v.5',
  columns: 'M2.5 3h11v10h-11zM8 3v10',
  list: 'M2.5 3h11v10h-11zM6.5 3v10M4 5.5h1M4 8h1M4 10.5h1',
  locked: 'M4 7h8v6.5H4zM5.75 7V5a2.25 2.25 0 0 1 4.5 0v2',
  unlocked: 'M4 7h8v6.5H4zM5.75 7V4.5a2.25 2.25 0 0 1 4.4-.7',
  toStart: 'M13 8H3.5M7 4 3 8l4 4',
  toEnd: 'M3 8h9.5M9 4l4 4-4 4',
  branch:
    'M5 5.5v5M5 5.5a1.5 1.5 0 1 0 0-3 1.5 1.5 0 0 0 0 3zM5 13.5a1.5 1.5 0 1 0 0-3 1.5 1.5 0 0 0 0 3zM11 7a1.5 1.5 0 1 0 0-3 1.5 1.5 0 0 0 0 3zM11 7c0 2.5-6 1.5-6 3.5',
} as const;

/** The name of a drawn icon. */
export type IconName = keyof typeof outlines;

/** An icon beside words; never the only name of a control. */
export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg class="icon" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false">
      <path d={outlines[name]} />
    </svg>
  );
}
