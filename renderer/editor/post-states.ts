import type { EditorState } from '@codemirror/state';

/** How a post was left: its text with caret and undo history, and the first visible line (1-based, with fraction). */
export interface LeftPost {
  readonly state: EditorState;
  readonly topLine: number;
}

/** Remembers how the last posts were left. */
export interface PostStates {
  keep(key: string, post: LeftPost): void;
  /** How the post was left, or undefined when it was not open lately. */
  take(key: string): LeftPost | undefined;
}

/** Creates a memory of at most `limit` posts; the one left longest ago goes first. */
export function createPostStates(limit = 20): PostStates {
  const posts = new Map<string, LeftPost>();
  return {
    keep(key, post) {
      posts.delete(key);
      posts.set(key, post);
      for (const oldest of posts.keys()) {
        if (posts.size <= limit) break;
        posts.delete(oldest);
      }
    },
    take: key => posts.get(key),
  };
}
