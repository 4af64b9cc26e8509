import type { LeftOutFile } from '../../../shared/model/repository.ts';
import { sayLooksLike } from './say-looks-like.ts';

const reasons: Readonly<Record<Exclude<LeftOutFile['reason'], 'secret-inside'>, string>> = {
  secret: 'may hold a password or key',
  output: 'is made by your generator',
  system: 'is made by macOS or Windows',
  packages: 'is put there by a package manager',
  'too-large': 'is over 100 MB, which hosts refuse',
  'other-repository': 'is a repository of its own',
  name: 'has a name that is not UTF-8',
};

interface LeftOutProps {
  readonly left: readonly LeftOutFile[];
  readonly mostLines: number;
}

/** The files a first commit leaves out, and why: first those that somebody has to put right. */
export function LeftOut({ left, mostLines }: LeftOutProps) {
  const sorted = left.toSorted((one, other) => Number(isInside(other)) - Number(isInside(one)));
  return (
    <>
      <p class="dialog-text">Left out:</p>
      <ul class="file-list first-files" aria-label="Left out">
        {sorted.slice(0, mostLines).map(file => (
          <li key={file.path}>
            <bdi>{file.path}</bdi> <Why file={file} />
          </li>
        ))}
        {left.length > mostLines ? <li>… and {left.length - mostLines} more</li> : null}
      </ul>
    </>
  );
}

const isInside = ({ reason }: LeftOutFile) => reason === 'secret-inside';

function Why({ file: { reason, secret } }: { readonly file: LeftOutFile }) {
  if (reason !== 'secret-inside') return <span class="left-reason">{reasons[reason]}</span>;
  return <strong class="file-large">{secret ? sayLooksLike(secret) : reasons.secret}</strong>;
}
