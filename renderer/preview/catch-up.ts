import type { AnswerState } from './worker/render-client.ts';

/** Those who wait for the preview to be where the text is. */
export interface CatchUp {
  /** Looks how it stands, after each answer and each stall. */
  look(): void;
  /** True once the preview shows the text; false when that is not to be waited for. */
  wait(): Promise<boolean>;
}

/** Nobody waits yet. */
export function createCatchUp(answerState: () => AnswerState): CatchUp {
  const waiting: ((isCurrent: boolean) => void)[] = [];
  const look = () => {
    const now = answerState();
    if (now === 'behind') return;
    for (const tell of waiting.splice(0)) tell(now === 'current');
  };
  return {
    look,
    wait: () =>
      new Promise(resolve => {
        waiting.push(resolve);
        look();
      }),
  };
}
