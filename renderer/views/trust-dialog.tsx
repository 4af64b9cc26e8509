import { trustBlog } from '../actions/trust-blog.ts';
import type { TrustPurpose } from '../state/dialog-state.ts';
import { Dialog } from '../ui/dialog.tsx';
import { useApp } from './app-context.ts';

/** Asks before git runs in a blog for the first time. */
export function TrustDialog({ purpose }: { readonly purpose: TrustPurpose }) {
  const app = useApp();
  const { close } = app.state.dialogs;
  return (
    <Dialog title="Trust this blog" onClose={close}>
      <p class="dialog-text">
        Publishing uses git, and git obeys settings that lie in this folder. They can make it start programs:
        hooks, filters and sign-in helpers. Trust the blog if you know where it comes from; writing works
        without.
      </p>
      <p class="dialog-path">{app.state.blog.blog.value?.root}</p>
      <div class="dialog-buttons">
        <button type="button" class="button" data-first onClick={close}>
          Not now
        </button>
        <button type="button" class="button button-primary" onClick={() => void trustBlog(app, purpose)}>
          Trust
        </button>
      </div>
    </Dialog>
  );
}
