import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { PostField, PostFields } from '../../../shared/metadata/fields/post-field.ts';
import { learnBlogFields } from '../../actions/change-field-blog.ts';
import { foldProperties, showAsText, undoField } from '../../actions/change-field-panel.ts';
import { readForm } from '../../actions/change-field-source.ts';
import { shortcutOf } from '../../commands/key-bindings.ts';
import { Icon } from '../../ui/icon.tsx';
import { useApp } from '../app-context.ts';
import { placeFields } from './place-fields.ts';
import { PropertyView } from './property-view.tsx';
import { SidecarText } from './sidecar-text.tsx';

/** The open post's metadata as a form above its text; folded up it is one line. */
export function PropertiesPanel() {
  const app = useApp();
  const { post, settings, properties, connection } = app.state;
  const panel = useRef<HTMLElement>(null);
  const [isRaw, setRaw] = useState(false);
  const file = post.open.value;
  const { isPropertiesShown } = settings.settings.value;
  const form = properties.form.value;
  useLayoutEffect(() => {
    app.desk.focusProperties = () => panel.current?.querySelector<HTMLElement>(firstField)?.focus();
  }, [app]);
  useLayoutEffect(() => setRaw(false), [file?.path]);
  useEffect(() => {
    if (!file || !isPropertiesShown) return;
    if (properties.form.peek() === null) readForm(app);
    void learnBlogFields(app);
  }, [file?.path, isPropertiesShown]);
  if (file === null) return null;
  const isBeside = form?.raw !== undefined && form.raw.path !== file.path;
  const isText = isBeside && (isRaw || form.broken !== undefined);
  const shortcut = shortcutOf('view.toggleProperties', connection.host.value?.platform ?? 'linux');
  const showText = () => {
    if (isBeside) setRaw(!isRaw);
    else if (form?.raw)
      showAsText(app, form.broken?.line ?? lineAt(app.desk.editor?.text() ?? '', form.raw.from));
  };
  return (
    <section class="properties" ref={panel} aria-label="Metadata" inert={post.isOpening.value}>
      <div class="properties-head">
        <button
          type="button"
          class="properties-toggle"
          aria-expanded={isPropertiesShown}
          title={`Properties (${shortcut})`}
          onClick={() => void foldProperties(app)}
        >
          <Icon name="chevron" />
          Properties
        </button>
        {isBeside ? (
          <span class="properties-file" title={form.raw?.path}>
            {form.raw?.path.split('/').at(-1)}
          </span>
        ) : null}
        {isPropertiesShown && form?.raw && !(isBeside && form.broken) ? (
          <button type="button" class="link" onClick={showText}>
            {isText ? 'Show as form' : 'Show as text'}
          </button>
        ) : null}
      </div>
      {isPropertiesShown && form ? (
        <PropertiesForm key={file.path} form={form} isText={isText} showText={showText} />
      ) : null}
    </section>
  );
}

const firstField = '.properties-form :is(input, textarea):not([type="file"], [hidden])';

const lineAt = (text: string, offset: number) => text.slice(0, offset).split('\n').length;

interface PropertiesFormProps {
  readonly form: PostFields;
  /** Whether the sidecar's text is shown in place of the fields. */
  readonly isText: boolean;
  readonly showText: () => void;
}

function PropertiesForm({ form, isText, showText }: PropertiesFormProps) {
  const app = useApp();
  const { broken, fields } = form;
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.defaultPrevented) return;
    const step = undoStep(event);
    if (event.key === 'Escape') app.desk.editor?.focus();
    else if (step && !isUnwritten(event.target)) undoField(app, step);
    else return;
    event.preventDefault();
  };
  return (
    <form
      class="properties-form"
      aria-label="Properties"
      onSubmit={event => event.preventDefault()}
      onKeyDown={onKeyDown}
    >
      {broken ? (
        <p class="property-broken">
          <span>
            Line {broken.line} cannot be read: {broken.message}. Until it is put right, nothing here can
            change the metadata.
          </span>
          {isText ? null : (
            <button type="button" class="link" onClick={showText}>
              Go to line {broken.line}
            </button>
          )}
        </p>
      ) : null}
      {isText ? <SidecarText /> : null}
      {broken || isText ? null : <Fields fields={fields} />}
    </form>
  );
}

/** More than a form shows without being scrolled: the others may come with the next frame. */
const firstFields = 24;

function Fields({ fields }: { readonly fields: readonly PostField[] }) {
  const [isWhole, setWhole] = useState(fields.length <= firstFields);
  useEffect(() => setWhole(true), []);
  const placed = placeFields(fields);
  return (
    <>
      {(isWhole ? placed : placed.slice(0, firstFields)).map(({ field, isWide }) => (
        <PropertyView key={field.id} field={field} isWide={isWide} />
      ))}
    </>
  );
}

/** What the keys of undoing mean here: the changes of the form are steps of the post, not of a field. */
function undoStep({ key, ctrlKey, metaKey, shiftKey, altKey }: KeyboardEvent): 'undo' | 'redo' | undefined {
  if (ctrlKey === metaKey || altKey) return undefined;
  if (key.toLowerCase() === 'z') return shiftKey ? 'redo' : 'undo';
  return key === 'y' && ctrlKey ? 'redo' : undefined;
}

/** Whether what a field shows is not in the post: then its own steps are meant. */
function isUnwritten(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches('.field[aria-invalid="true"]');
}
