import { openPost } from '../actions/open-post.ts';
import { indexPosts, matchPosts } from '../state/match-posts.ts';
import { Dialog } from '../ui/dialog.tsx';
import { PickList } from '../ui/pick-list.tsx';
import { useApp } from './app-context.ts';

/** As many rows as one looks through before typing more. */
const maxRows = 50;

/** Opens a post by some words of its title. */
export function GoToPost() {
  const app = useApp();
  const posts = indexPosts(app.state.blog.entries.value ?? []);
  return (
    <Dialog title="Go to post" isTitleHidden onClose={app.state.dialogs.close}>
      <PickList
        label="Go to post"
        placeholder="Words of the title"
        empty="No post has these words."
        itemsFor={query =>
          matchPosts(posts, query)
            .slice(0, maxRows)
            .map(entry => ({
              key: entry.path,
              label: entry.title || entry.path,
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
