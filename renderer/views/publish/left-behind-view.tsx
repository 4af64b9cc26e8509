import { describeLeft } from '../../../shared/errors/describe-left.ts';
import type { LeftBehind, LeftFile } from '../../../shared/model/publish.ts';

type Why = LeftFile['why'];

/** The changed files that are not published, and why; closed until somebody wants to know. */
export function LeftBehindView({ left }: { readonly left: LeftBehind }) {
  const count = left.files.length + left.more;
  if (count === 0) return null;
  const reasons = [...new Set(left.files.map(({ why }) => why))];
  return (
    <details class="left-behind">
      <summary>
        {count === 1 ? 'One other file stays as it is' : `${count} other files stay as they are`}
      </summary>
      <div class="left-lists">
        {reasons.map(why => (
          <Reason key={why} why={why} files={left.files.filter(file => file.why === why)} />
        ))}
        {left.more > 0 ? <p>And {left.more} more.</p> : null}
      </div>
    </details>
  );
}

function Reason({ why, files }: { readonly why: Why; readonly files: readonly LeftFile[] }) {
  return (
    <section>
      <p>{describeLeft(why)}</p>
      <ul class="left-files">
        {files.map(({ path }) => (
          <li key={path}>{path}</li>
        ))}
      </ul>
    </section>
  );
}
