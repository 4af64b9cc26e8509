import { useMemo } from 'preact/hooks';
import { openPost } from '../actions/open-post.ts';
import { matchQuickly, prepareQuickPosts } from '../state/match-posts-fuzzily.ts';
import { Dialog } from '../ui/dialog.tsx';
import { PickList } from '../ui/pick-list.tsx';
import { useApp } from './app-context.ts';

/** As many rows as one looks through before typing more. */
const maxRows = 50;

/** Opens a post by some letters of its title, its tags or its path. */
export function GoToPost() {
  const app = useApp();
  const entries = app.state.blog.entries.value;
  const posts = useMemo(() => prepareQuickPosts(entries ?? []), [entries]);
  return (
    <Dialog title="Go to post" isTitleHidden onClose={app.state.dialogs.close}>
      <PickList
        label="Go to post"
        placeholder="Letters of title, tag or path"
        empty="No post has these letters in its title, tags or path."
        itemsFor={query =>
          matchQuickly(posts, query, maxRows).map(({ entry, texts: [title, tags, path] }) => ({
            key: entry.path,
            label: title?.text ?? entry.path,
            marks: title?.marks ?? [],
            details: [path, tags].flatMap(text => (text && text.text !== '' ? [text] : [])),
            note: entry.date.slice(0, 10),
          }))
        }
        onPick={path => {
          app.state.dialogs.close();
          void openPost(app, path);
        }}
      />
    </Dialog>
  );
}
