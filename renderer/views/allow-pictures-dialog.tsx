import { showRemotePictures } from '../actions/remote-pictures.ts';
import { Dialog } from '../ui/dialog.tsx';
import { useApp } from './app-context.ts';

/** Asks before anything of a post is fetched from other sites. */
export function AllowPicturesDialog() {
  const app = useApp();
  const { close } = app.state.dialogs;
  return (
    <Dialog title="Show pictures from other sites" onClose={close}>
      <p class="dialog-text">
        Each site that a post takes a picture from will see your internet address (IP address) and when you
        have the post open. It gets no cookies, and is not told which post or blog it is.
      </p>
      <p class="dialog-text">
        This is for all posts of this blog, on this computer. Only pictures are fetched, only over encrypted
        connections (https), and addresses of this computer and your own network are left out. The command
        “Stop showing pictures from other sites” takes it back.
      </p>
      <div class="dialog-buttons">
        <button type="button" class="button" data-first onClick={close}>
          Not now
        </button>
        <button type="button" class="button button-primary" onClick={() => void showRemotePictures(app)}>
          Show pictures
        </button>
      </div>
    </Dialog>
  );
}
