import { useEffect, useRef, useState } from 'preact/hooks';
import { describeError } from '../../../shared/errors/describe-error.ts';
import type { EarlierFile } from '../../../shared/model/earlier-commits.ts';
import { readEarlierDifference } from '../../actions/publish-site.ts';
import { toAppError } from '../../actions/to-app-error.ts';
import { useApp } from '../app-context.ts';
import { DiffView } from '../diff-view.tsx';

interface EarlierDifferenceProps {
  readonly commit: string;
  readonly file: EarlierFile;
}

/** What a commit made earlier did to one file, read when it is shown. */
export function EarlierDifference({ commit, file }: EarlierDifferenceProps) {
  const app = useApp();
  const [text, setText] = useState<string | null>(null);
  const [problem, setProblem] = useState('');
  const shown = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const controller = new AbortController();
    readEarlierDifference(app, commit, file, controller.signal).then(
      diff => setText(diff.text),
      (error: unknown) => {
        if (!controller.signal.aborted) setProblem(describeError(toAppError(error)).title);
      },
    );
    return () => controller.abort();
  }, []);
  // Below the end of the list nobody would see that it has opened.
  useEffect(() => shown.current?.closest('li')?.scrollIntoView({ block: 'nearest' }), [text, problem]);
  if (text === null && !problem) return null;
  return <div ref={shown}>{problem ? <Problem title={problem} /> : <Difference text={text ?? ''} />}</div>;
}

function Problem({ title }: { readonly title: string }) {
  return <p class="earlier-facts">The differences cannot be shown: {title}</p>;
}

function Difference({ text }: { readonly text: string }) {
  if (!/^@@ /m.test(text)) return <p class="earlier-facts">No text was changed in it.</p>;
  return <DiffView diff={text} hidesFiles />;
}
