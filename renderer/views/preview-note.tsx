import { goToLine } from '../actions/go-to-line.ts';
import { describePreview, type PreviewWords } from '../errors/describe-preview.ts';
import { useApp } from './app-context.ts';

/** What the preview does not show as it should; where that has a line, it leads there. */
export function PreviewNote() {
  const { standing, plainLines, messages } = useApp().state.preview;
  const note = describePreview({
    standing: standing.value,
    plain: plainLines.value,
    messages: messages.value,
  });
  return (
    <output class="status-note" aria-label="Preview state">
      {note ? <NoteWords {...note} /> : null}
    </output>
  );
}

function NoteWords({ words, line }: PreviewWords) {
  const app = useApp();
  if (line === null) return <span class="status-note-words">{words}</span>;
  return (
    <button
      type="button"
      class="link status-note-words"
      title={`${words} Click to go there.`}
      onClick={() => goToLine(app, line)}
    >
      {words}
    </button>
  );
}
