import type { TextChanges } from '../../shared/model/text-change.ts';
import type { App } from './app.ts';
import { readForm } from './change-field-source.ts';

/** Behind the metadata only what is taken from the body may change, such as a title that is a heading: soon enough, in ms. */
const bodyDelayMs = 300;

/** Up to here metadata may come to stand in a post that has none, in UTF-16 units. */
const topLength = 2_000;

interface Following {
  isAsked: boolean;
  timer: ReturnType<typeof setTimeout> | undefined;
}

const followings = new WeakMap<App, Following>();

/** Has the form follow changes of the post's text: those in its metadata with the next turn, others when typing rests. */
export function followText(app: App, changes: TextChanges): void {
  if (changes.length === 0) return;
  const { raw } = app.state.properties.form.peek() ?? {};
  const isInText = raw?.path === app.state.post.open.peek()?.path;
  const top = raw === undefined ? topLength : isInText ? raw.to : -1;
  if (changes.some(({ from }) => from <= top)) followSoon(app);
  else followLater(app);
}

/** Has the form read anew, once for everything that happens in this turn. */
export function followSoon(app: App): void {
  const following = followingOf(app);
  if (following.isAsked) return;
  following.isAsked = true;
  queueMicrotask(() => {
    following.isAsked = false;
    clearTimeout(following.timer);
    readForm(app);
  });
}

function followLater(app: App): void {
  const following = followingOf(app);
  clearTimeout(following.timer);
  following.timer = setTimeout(() => readForm(app), bodyDelayMs);
}

function followingOf(app: App): Following {
  const known = followings.get(app) ?? { isAsked: false, timer: undefined };
  followings.set(app, known);
  return known;
}
