import { AllowPicturesDialog } from './allow-pictures-dialog.tsx';
import { useApp } from './app-context.ts';
import { BlogSettingsDialog } from './blog-settings-dialog.tsx';
import { CommandPalette } from './command-palette.tsx';
import { ConflictDialog } from './conflict-dialog.tsx';
import { ConvertLossesDialog } from './convert-losses-dialog.tsx';
import { FolderDialog } from './folder-dialog.tsx';
import { GoToHeading } from './go-to-heading.tsx';
import { GoToPost } from './go-to-post.tsx';
import { NewPostDialog } from './new-post-dialog.tsx';
import { PublishDialog } from './publish-dialog.tsx';
import { TrustDialog } from './trust-dialog.tsx';

/** The one dialog that is open, if any: what the user began comes before a question of ours. */
export function Dialogs() {
  const { dialogs, post } = useApp().state;
  const dialog = dialogs.current.value;
  const status = post.status.value;
  if (dialog === null)
    return status.kind === 'conflict' && status.isAsking ? (
      <ConflictDialog isGone={status.version === null} diskText={status.diskText} />
    ) : null;
  switch (dialog.kind) {
    case 'new-post':
      return <NewPostDialog />;
    case 'open-blog':
      return <FolderDialog key="open-blog" purpose="open" />;
    case 'keep-sample':
      return <FolderDialog key="keep-sample" purpose="keep" />;
    case 'blog-settings':
      return <BlogSettingsDialog view={dialog.view} />;
    case 'allow-pictures':
      return <AllowPicturesDialog />;
    case 'convert-losses':
      return <ConvertLossesDialog parts={dialog.parts} />;
    case 'trust':
      return <TrustDialog purpose={dialog.purpose} />;
    case 'publish':
      return <PublishDialog plan={dialog.plan} path={dialog.path} />;
    case 'commands':
      return <CommandPalette />;
    case 'go-to-post':
      return <GoToPost />;
    case 'go-to-heading':
      return <GoToHeading />;
  }
}
