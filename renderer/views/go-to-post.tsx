import { useMemo } from 'preact/hooks';
import type { PostEntry } from '../../shared/model/post.ts';
import { openPost } from '../actions/open-post.ts';
import { matchQuickly, prepareQuickPosts, recentFirst } from '../state/match-posts-fuzzily.ts';
import { shownDay } from '../state/shown-day.ts';
import { Dialog } from '../ui/dialog.tsx';
import { type PickItem, PickList } from '../ui/pick-list.tsx';
import { useApp } from './app-context.ts';

/** As many rows as one looks through before typing more. */
const maxRows = 50;

/** Opens a post by some letters of its title, its tags or its path; before anything is typed, one that was open lately. */
export function GoToPost() {
  const app = useApp();
  const { blog, post } = app.state;
  const entries = blog.entries.value;
  // As they were when it was opened: a list that changes under the hand is opened wrong.
  const recent = useMemo(() => blog.recent.peek().filter(path => path !== post.open.peek()?.path), []);
  const zone = blog.blog.value?.site.timeZone ?? 'UTC';
  const itemsFor = useMemo(() => itemsAmong(recentFirst(entries ?? [], recent), zone), [entries, zone]);
  return (
    <Dialog title="Go to post" isTitleHidden onClose={app.state.dialogs.close}>
      <PickList
        label="Go to post"
        placeholder="Letters of title, tag or path"
        empty={
          entries === null
            ? 'The posts are still being read.'
            : 'No post has these letters in its title, tags or path.'
        }
        itemsFor={itemsFor}
        onPick={path => {
          app.state.dialogs.close();
          void openPost(app, path);
        }}
      />
    </Dialog>
  );
}

function itemsAmong(entries: readonly PostEntry[], timeZone: string): (query: string) => readonly PickItem[] {
  const posts = prepareQuickPosts(entries);
  return query =>
    matchQuickly(posts, query, maxRows).map(({ entry, texts: [title, tags, path] }) => ({
      key: entry.path,
      label: title?.text ?? entry.path,
      marks: title?.marks ?? [],
      details: [path, tags].flatMap(text => (text && text.text !== '' ? [text] : [])),
      note: shownDay(entry, timeZone),
    }));
}
