/** UTF-16 offsets of what is marked in a text. */
export interface MarkedRange {
  readonly from: number;
  readonly to: number;
}

/** A text in which what was looked for is marked. Marks are in order and do not overlap. */
export function MarkedText({
  text,
  marks,
}: {
  readonly text: string;
  readonly marks: readonly MarkedRange[];
}) {
  if (marks.length === 0) return <>{text}</>;
  return (
    <>
      {marks.map(({ from, to }, index) => (
        <>
          {text.slice(marks[index - 1]?.to ?? 0, from)}
          <mark key={from}>{text.slice(from, to)}</mark>
        </>
      ))}
      {text.slice(marks.at(-1)?.to ?? 0)}
    </>
  );
}
