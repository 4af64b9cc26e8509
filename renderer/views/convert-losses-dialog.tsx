import { convertPostAllTheSame } from '../actions/convert-post.ts';
import { Dialog } from '../ui/dialog.tsx';
import { useApp } from './app-context.ts';

/** Asks before a post is converted whose generator would then leave `parts` of it out. */
export function ConvertLossesDialog({ parts }: { readonly parts: readonly string[] }) {
  const app = useApp();
  const { close } = app.state.dialogs;
  return (
    <Dialog title="Parts of this post would not be shown any more" onClose={close}>
      <p class="dialog-text">
        Markdown has no words for these parts. They would stay as HTML, and this blog’s generator leaves out
        HTML in Markdown:
      </p>
      <ul class="dialog-text dialog-parts">
        {parts.map(part => (
          <li key={part}>{part}</li>
        ))}
      </ul>
      <p class="dialog-text">
        Nothing has been changed. If the generator is told to keep HTML (in Hugo:
        markup.goldmark.renderer.unsafe), nothing is left out.
      </p>
      <div class="dialog-buttons">
        <button type="button" class="button" data-first onClick={close}>
          Leave it in HTML
        </button>
        <button type="button" class="button button-primary" onClick={() => void convertPostAllTheSame(app)}>
          Convert all the same
        </button>
      </div>
    </Dialog>
  );
}
