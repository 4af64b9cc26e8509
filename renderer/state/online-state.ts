import { computed, type ReadonlySignal, signal } from '@preact/signals';
import type { BlogPath } from '../../shared/model/blog.ts';
import type {
  OnlineChange,
  OnlineNews,
  OnlineState,
  OnlineText,
  WaitingPublish,
} from '../../shared/model/online.ts';

/** How the open blog stands to what is online, as far as this window knows. */
export interface OnlineView {
  /** What was published without a network and is not online yet; null: nothing. */
  readonly waiting: ReadonlySignal<WaitingPublish | null>;
  /** Null: nothing is online that is not here, as far as known. */
  readonly news: ReadonlySignal<OnlineNews | null>;
  /** Why the last look at what is online failed; null when it did not. */
  readonly problem: ReadonlySignal<OnlineState['problem']>;
  /** What was changed online, by the path a post has here. */
  readonly changes: ReadonlySignal<ReadonlyMap<BlogPath, OnlineChange>>;
  /** The open post as it is online, when it was changed there. */
  readonly openText: ReadonlySignal<OnlineText | null>;
  /** Whether the user has put away the line about this news. */
  readonly isPutAway: ReadonlySignal<boolean>;
  set(state: OnlineState): void;
  setOpenText(text: OnlineText | null): void;
  /** Hides the line until something else changes online. */
  putAway(): void;
}

/** Creates the state of what is online: nothing known. */
export function createOnlineView(): OnlineView {
  const state = signal<OnlineState>({ waiting: null, news: null, problem: null });
  const openText = signal<OnlineText | null>(null);
  const putAwayTip = signal<string | null>(null);
  const news = computed(() => (state.value.news?.behind ? state.value.news : null));
  return {
    waiting: computed(() => state.value.waiting),
    news,
    problem: computed(() => state.value.problem),
    changes: computed(() => new Map((news.value?.posts ?? []).map(change => [change.path, change]))),
    openText,
    isPutAway: computed(() => news.value !== null && news.value.tip === putAwayTip.value),
    set(next) {
      state.value = next;
    },
    setOpenText(text) {
      openText.value = text;
    },
    putAway() {
      putAwayTip.value = news.peek()?.tip ?? null;
    },
  };
}
