import { useId } from 'preact/hooks';
import { describeRefusal } from '../../../shared/metadata/fields/describe-refusal.ts';
import type { FieldValue, PostField } from '../../../shared/metadata/fields/post-field.ts';
import { type FieldStep, leaveField, setField } from '../../actions/change-field.ts';
import { setImageField } from '../../actions/change-field-image.ts';
import { learnCommitted } from '../../actions/change-field-published.ts';
import { useApp } from '../app-context.ts';
import { DateField } from './date-field.tsx';
import { ImageField } from './image-field.tsx';
import { ListField } from './list-field.tsx';
import { LongTextField, TextField } from './text-field.tsx';

interface PropertyViewProps {
  readonly field: PostField;
  /** Whether it takes a whole row of the form. */
  readonly isWide: boolean;
}

/** One property of the open post: its name, its field, and what is to be said about it. */
export function PropertyView({ field, isWide }: PropertyViewProps) {
  const app = useApp();
  const { properties } = app.state;
  const id = useId();
  const refused = properties.refused.value;
  const problem = refused?.id === field.id ? describeRefusal(refused.refusal) : undefined;
  const note = field.refusal ? describeRefusal(field.refusal) : noteOf(field);
  const problemId = problem === undefined ? '' : `${id}-problem`;
  const noteId = note === undefined ? '' : `${id}-note`;
  return (
    <div
      onFocusIn={() => void (field.role === 'title' && learnCommitted(app))}
      class={`property property-${field.type}${isWide ? ' is-wide' : ''}`}
    >
      <label class="property-name" for={id} title={field.label}>
        {field.label}
      </label>
      <Field
        field={field}
        id={id}
        isRefused={problem !== undefined}
        describedBy={`${problemId} ${noteId}`.trim() || undefined}
      />
      {problem === undefined ? null : (
        <p class="property-problem" id={problemId} role="alert">
          {problem}
        </p>
      )}
      {note === undefined ? null : (
        <p class="property-note" id={noteId}>
          {note}
        </p>
      )}
    </div>
  );
}

/** What counts where a list says nothing; other fields show it themselves. */
function noteOf({ type, inherited, value }: PostField): string | undefined {
  const isEmpty = type === 'list' && textOf(value) === '';
  return isEmpty && inherited !== undefined && textOf(inherited) !== ''
    ? `As long as this is empty: ${textOf(inherited)}`
    : undefined;
}

interface FieldOptions {
  readonly field: PostField;
  readonly id: string;
  readonly isRefused: boolean;
  readonly describedBy: string | undefined;
}

function Field({ field, id, isRefused, describedBy }: FieldOptions) {
  const app = useApp();
  const { value, type, suggestions } = field;
  const isReadOnly = field.refusal !== undefined || app.state.post.isFormReadOnly.value;
  const set = (step: FieldStep) => (next: FieldValue) => setField(app, field.id, next, step);
  const basis = { id, isReadOnly, isRefused, describedBy };
  if (type === 'boolean')
    return (
      <input
        id={id}
        type="checkbox"
        aria-describedby={describedBy}
        aria-invalid={isRefused}
        checked={value === true}
        disabled={isReadOnly}
        onChange={event => setField(app, field.id, event.currentTarget.checked, 'whole')}
      />
    );
  if (type === 'list')
    return <ListField {...basis} value={itemsOf(value)} suggestions={suggestions} onChange={set('whole')} />;
  const typed = {
    ...basis,
    value: textOf(value),
    placeholder: field.inherited === undefined ? '' : textOf(field.inherited),
    onChange: set('typed'),
    onLeave: () => leaveField(app),
  };
  const timeZone = app.state.blog.blog.value?.site.timeZone ?? 'UTC';
  switch (type) {
    case 'date':
      return <DateField {...typed} timeZone={timeZone} model={field.dateModel} noteId={`${id}-moment`} />;
    case 'image':
      return <ImageField {...typed} onPick={image => void setImageField(app, field.id, image)} />;
    case 'long-text':
      return <LongTextField {...typed} />;
    case 'text':
    case 'number':
      return <TextField {...typed} suggestions={suggestions} isSpelled={isProse(field)} />;
  }
}

const isProse = ({ role }: PostField) => role === 'title' || role === 'description';

function textOf(value: FieldValue): string {
  if (typeof value === 'string') return value;
  return typeof value === 'boolean' ? String(value) : value.join(', ');
}

function itemsOf(value: FieldValue): readonly string[] {
  if (typeof value === 'string') return value === '' ? [] : [value];
  return typeof value === 'boolean' ? [] : value;
}
