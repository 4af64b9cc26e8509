import { Icon } from '../ui/icon.tsx';
import { useApp } from './app-context.ts';
import { CommandButton } from './command-button.tsx';

/** The blog's name and what can be done with it. */
export function TopBar() {
  const { state } = useApp();
  const blog = state.blog.blog.value;
  return (
    <header class="top-bar">
      <div class="blog-name">
        <h1 class="blog-title" title={blog?.root} dir="auto">
          {blog ? blog.site.title || blog.name : 'Leysin'}
        </h1>
        {blog?.branch ? (
          <span class="blog-branch" title={`Branch ${blog.branch}`}>
            <Icon name="branch" />
            {blog.branch}
          </span>
        ) : null}
      </div>
      <div class="top-actions" role="toolbar" aria-label="Blog">
        <CommandButton id="post.new" icon="plus" />
        <CommandButton id="blog.open" icon="folder" />
        <span class="top-gap" />
        <CommandButton id="history.show" icon="history" />
        <CommandButton id="publish.pull" icon="download" />
        <CommandButton id="publish.review" icon="review" />
        <CommandButton id="publish.run" icon="publish" look="primary" />
        <CommandButton id="view.commands" icon="command" />
      </div>
    </header>
  );
}
