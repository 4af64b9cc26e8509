import { useEffect, useState } from 'preact/hooks';
import { describeError } from '../../../shared/errors/describe-error.ts';
import type { BlogPath } from '../../../shared/model/blog.ts';
import type { FileDiff, PublishFile } from '../../../shared/model/publish.ts';
import { readDifference } from '../../actions/publish-site.ts';
import { toAppError } from '../../actions/to-app-error.ts';
import { useApp } from '../app-context.ts';
import { DiffView } from '../diff-view.tsx';

interface ChosenDifferenceProps {
  readonly post: BlogPath;
  readonly file: PublishFile;
}

/** How long a line must be chosen before its differences are asked for, in ms: keys that pass by ask for none. */
const restTime = 80;

/** How one file differs from what was published, read when it is chosen. */
export function ChosenDifference({ post, file }: ChosenDifferenceProps) {
  const app = useApp();
  const [diff, setDiff] = useState<FileDiff | null>(null);
  const [problem, setProblem] = useState('');
  useEffect(() => {
    const controller = new AbortController();
    const read = () =>
      readDifference(app, post, file.path, controller.signal)
        .then(setDiff)
        .catch((error: unknown) => {
          if (!controller.signal.aborted) setProblem(describeError(toAppError(error)).title);
        });
    const timer = setTimeout(() => void read(), restTime);
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }, []);
  return (
    <div class="plan-difference">
      <p class="plan-difference-name">
        {file.from ? (
          <>
            <span class="plan-path">{file.from}</span> is now{' '}
          </>
        ) : null}
        <span class="plan-path">{file.path}</span>
      </p>
      {problem ? <p class="dialog-text">The differences cannot be shown: {problem}</p> : null}
      {diff ? <Difference diff={diff} file={file} /> : null}
    </div>
  );
}

function Difference({ diff, file }: { readonly diff: FileDiff; readonly file: PublishFile }) {
  if (diff.sizes) return <Sizes sizes={diff.sizes} file={file} />;
  if (diff.text === '') return <p class="dialog-text">It no longer differs from the last commit.</p>;
  const hasLines = /^@@ /m.test(diff.text);
  if (!hasLines)
    return <p class="dialog-text">Only its name changed, or whether it can be run; not its text.</p>;
  return <DiffView diff={diff.text} hidesFiles />;
}

interface SizesProps {
  readonly sizes: NonNullable<FileDiff['sizes']>;
  readonly file: PublishFile;
}

function Sizes({ sizes: { before, after }, file }: SizesProps) {
  const { blog } = useApp().state;
  const [isShown, setShown] = useState(true);
  const base = blog.blog.value?.assetBase;
  const address = base && after !== null ? base + file.path.split('/').map(encodeURIComponent).join('/') : '';
  return (
    <section class="diff plan-sizes" aria-label="Differences">
      {before === null ? null : <p>Before: {sayBytes(before)}</p>}
      <p>{after === null ? 'Deleted' : `${before === null ? 'New' : 'Now'}: ${sayBytes(after)}`}</p>
      {address && isShown ? <img src={address} alt="" onError={() => setShown(false)} /> : null}
    </section>
  );
}

function sayBytes(bytes: number): string {
  if (bytes < 1_000) return `${bytes} bytes`;
  const [size, unit] = bytes < 1_000_000 ? [bytes / 1_000, 'KB'] : [bytes / 1_000_000, 'MB'];
  return `${size.toLocaleString('en', { maximumFractionDigits: size < 10 ? 1 : 0 })} ${unit}`;
}
