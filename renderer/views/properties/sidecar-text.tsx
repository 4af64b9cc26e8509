import { typeSidecar } from '../../actions/change-field.ts';
import { useApp } from '../app-context.ts';

/** The metadata of a post whose metadata stand in a file of their own, as that file has them. */
export function SidecarText() {
  const app = useApp();
  const { properties, post } = app.state;
  // The sidecar's text is not a signal of its own: whatever changes it has the form read anew.
  const text = properties.form.value ? (app.desk.sidecar?.text() ?? '') : '';
  return (
    <textarea
      class="field sidecar-text"
      aria-label="Metadata as text"
      dir="auto"
      rows={6}
      spellcheck={false}
      readOnly={post.isFormReadOnly.value}
      value={text}
      onInput={event => typeSidecar(app, event.currentTarget.value)}
    />
  );
}
