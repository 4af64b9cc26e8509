import { AllowPicturesDialog } from './allow-pictures-dialog.tsx';
import { useApp } from './app-context.ts';
import { BlogSettingsDialog } from './blog-settings-dialog.tsx';
import { ChecksDialog } from './checks/checks-dialog.tsx';
import { CommandPalette } from './command-palette.tsx';
import { ConflictDialog } from './conflict-dialog.tsx';
import { ConvertLossesDialog } from './convert-losses-dialog.tsx';
import { FolderDialog } from './folder-dialog.tsx';
import { GoToHeading } from './go-to-heading.tsx';
import { GoToPost } from './go-to-post.tsx';
import { HistoryDialog } from './history/history-dialog.tsx';
import { TakeBackDialog } from './history/take-back-dialog.tsx';
import { NewPostDialog } from './new-post-dialog.tsx';
import { OnlineDialog } from './online/online-dialog.tsx';
import { OnlineTextDialog } from './online/online-text-dialog.tsx';
import { AuthorDialog } from './publish/author-dialog.tsx';
import { PlaceDialog } from './publish/place-dialog.tsx';
import { PublishAnewDialog } from './publish/publish-anew-dialog.tsx';
import { PublishDialog } from './publish/publish-dialog.tsx';
import { TakeOnlineDialog } from './publish/take-online-dialog.tsx';
import { CloneDialog } from './repository/clone-dialog.tsx';
import { PutOnlineDialog } from './repository/put-online-dialog.tsx';
import { SettleDialog } from './settle/settle-dialog.tsx';
import { TrustDialog } from './trust/trust-dialog.tsx';

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
      return <TrustDialog purpose={dialog.purpose} findings={dialog.findings} />;
    case 'put-online':
      return <PutOnlineDialog start={dialog.start} />;
    case 'clone':
      return <CloneDialog />;
    case 'publish':
      return <PublishDialog plan={dialog.plan} path={dialog.path} />;
    case 'history':
      return <HistoryDialog />;
    case 'take-back':
      return <TakeBackDialog publish={dialog.publish} />;
    case 'take-online':
      return <TakeOnlineDialog standing={dialog.standing} />;
    case 'publish-anew':
      return <PublishAnewDialog standing={dialog.standing} />;
    case 'author':
      return <AuthorDialog again={dialog.again} />;
    case 'place':
      return <PlaceDialog places={dialog.places} again={dialog.again} offered={dialog.offered} />;
    case 'checks':
      return <ChecksDialog report={dialog.report} scope={dialog.scope} publish={dialog.publish} />;
    case 'settle':
      return <SettleDialog conflicts={dialog.conflicts} />;
    case 'online':
      return <OnlineDialog />;
    case 'online-text':
      return <OnlineTextDialog />;
    case 'commands':
      return <CommandPalette />;
    case 'go-to-post':
      return <GoToPost />;
    case 'go-to-heading':
      return <GoToHeading />;
  }
}
