import type { PastFile } from '../../../shared/model/history.ts';
import { changeWords } from '../../errors/describe-past.ts';

/** What was done to a file, its path, and the one it had before. */
export function PastFileName({ file }: { readonly file: Pick<PastFile, 'path' | 'from' | 'change'> }) {
  const { path, from, change } = file;
  return (
    <span>
      <span class={`change change-${change}`}>{changeWords[change]}</span> <bdi>{path}</bdi>
      {from === null ? null : (
        <>
          {' '}
          (was <bdi>{from}</bdi>)
        </>
      )}
    </span>
  );
}
