import { useState } from 'preact/hooks';
import { Icon } from '../ui/icon.tsx';
import { useApp } from './app-context.ts';

/** Readers' comments on the open post, folded until wanted; nothing when there are none. */
export function CommentsRegion() {
  const { post } = useApp().state;
  const [isOpen, setIsOpen] = useState(false);
  const comments = post.open.value?.comments ?? [];
  if (comments.length === 0) return null;
  return (
    <section class="comments" aria-label="Comments">
      <button
        type="button"
        class="comments-toggle"
        aria-expanded={isOpen}
        aria-controls="comments-list"
        onClick={() => setIsOpen(!isOpen)}
      >
        <Icon name="chevron" />
        {comments.length === 1 ? '1 comment' : `${comments.length} comments`}
      </button>
      <ol class="comments-list" id="comments-list" hidden={!isOpen}>
        {comments.map((comment, index) => (
          <li class="comment" key={`${index} ${comment.date}`}>
            <p class="comment-head">
              <strong dir="auto">{comment.author}</strong> <time>{comment.date}</time>
            </p>
            <CommentText html={comment.html} />
          </li>
        ))}
      </ol>
    </section>
  );
}

/** A comment's words alone: a parsed document that is never shown runs and loads nothing. */
function CommentText({ html }: { readonly html: string }) {
  const { body } = new DOMParser().parseFromString(html, 'text/html');
  for (const block of body.querySelectorAll('p, br, li, pre, blockquote, div')) block.append('\n');
  return (
    <p class="comment-text" dir="auto">
      {body.textContent.trim()}
    </p>
  );
}
