import type { TrustFindings } from '../../../shared/model/trust.ts';
import { trustBlog } from '../../actions/trust-blog.ts';
import type { TrustPurpose } from '../../state/dialog-state.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { useApp } from '../app-context.ts';
import { TrustFindingsView } from './trust-findings-view.tsx';

interface TrustDialogProps {
  readonly purpose: TrustPurpose;
  readonly findings: TrustFindings;
}

/** Asks before git runs in a blog, and says what it could run there. */
export function TrustDialog({ purpose, findings }: TrustDialogProps) {
  const app = useApp();
  const { close } = app.state.dialogs;
  return (
    <Dialog title="Trust this blog" size="large" onClose={close}>
      <p class="dialog-text">
        Publishing uses git, and git obeys settings that lie in this folder: they can make it start programs.
        Trust the blog if you know where it comes from; writing works without.
      </p>
      <p class="dialog-path">{app.state.blog.blog.value?.root}</p>
      <TrustFindingsView findings={findings} />
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
