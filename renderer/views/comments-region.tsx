import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { ShownComment } from '../../shared/model/post.ts';
import { openLink } from '../actions/open-link.ts';
import { hastToDom } from '../preview/page/hast-to-dom.ts';
import { Icon } from '../ui/icon.tsx';
import { useApp } from './app-context.ts';

/** Readers' comments on the open post, under the preview; nothing when there are none. */
export function CommentsRegion() {
  const { post } = useApp().state;
  const [isOpen, setIsOpen] = useState(true);
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
          <li key={`${index} ${comment.date}`}>
            <article class="comment">
              <p class="comment-head">
                <strong dir="auto">{comment.author}</strong> <time>{comment.date}</time>
              </p>
              <CommentText content={comment.content} />
            </article>
          </li>
        ))}
      </ol>
    </section>
  );
}

/** A comment's cleaned tree as nodes; its links are followed by the app, never by the window. */
function CommentText({ content }: { readonly content: ShownComment['content'] }) {
  const app = useApp();
  const element = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    element.current?.replaceChildren(...hastToDom(content, document));
    const follow = (event: Event) => {
      event.preventDefault();
      openLink(app, (event.currentTarget as HTMLAnchorElement).href);
    };
    for (const link of element.current?.querySelectorAll('a') ?? []) {
      link.addEventListener('click', follow);
      link.addEventListener('auxclick', follow);
    }
  }, [content]);
  return <div ref={element} class="comment-text" dir="auto" />;
}
