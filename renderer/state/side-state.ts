import { computed, type ReadonlySignal, signal } from '@preact/signals';

/** Whether the list of posts and the outline are in sight. */
export interface SideState {
  readonly isShown: ReadonlySignal<boolean>;
  /** Whether the window is too narrow for them to stand beside a post: they lie over it, and only when asked for. */
  readonly isOver: ReadonlySignal<boolean>;
  readonly isNarrow: ReadonlySignal<boolean>;
  setNarrow(isNarrow: boolean): void;
  /** Shows them over the post that is open, until another one is, or takes them away. */
  ask(isAsked: boolean): void;
}

/** What the side depends on. */
export interface SideSources {
  /** As the user's settings have it, for windows with room for it. */
  readonly isListShown: () => boolean;
  /** Path of the open post, or undefined. */
  readonly openPath: () => string | undefined;
}

/** Creates the state of the side: in a wide window. */
export function createSideState({ isListShown, openPath }: SideSources): SideState {
  const isNarrow = signal(false);
  const askedBeside = signal<string | undefined>(undefined);
  const isOver = computed(() => isNarrow.value && openPath() !== undefined);
  return {
    isNarrow,
    isOver,
    isShown: computed(() => (isOver.value ? askedBeside.value === openPath() : isListShown())),
    setNarrow(next) {
      isNarrow.value = next;
      askedBeside.value = undefined;
    },
    ask(isAsked) {
      askedBeside.value = isAsked ? openPath() : undefined;
    },
  };
}
