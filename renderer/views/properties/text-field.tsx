import type { TypedFieldProps } from './field-props.ts';
import { useDraft } from './use-draft.ts';

interface TextFieldProps extends TypedFieldProps {
  /** What other posts have here. */
  readonly suggestions: readonly string[];
  readonly isSpelled: boolean;
}

/** A text on one line; what other posts have is offered by the browser. */
export function TextField({ suggestions, isSpelled, ...props }: TextFieldProps) {
  const { id, value, placeholder, isReadOnly, isRefused, describedBy, onChange, onLeave } = props;
  const draft = useDraft(value, onChange, onLeave);
  const listId = `${id}-offers`;
  const hasOffers = suggestions.length > 0 && !isReadOnly;
  return (
    <>
      <input
        id={id}
        class="field"
        type="text"
        dir="auto"
        autocomplete="off"
        spellcheck={isSpelled}
        list={hasOffers ? listId : undefined}
        placeholder={placeholder}
        aria-describedby={describedBy}
        aria-invalid={isRefused}
        readOnly={isReadOnly}
        value={draft.text}
        onInput={event => draft.type(event.currentTarget.value)}
        onBlur={draft.leave}
      />
      {hasOffers ? (
        <datalist id={listId}>
          {suggestions.map(text => (
            <option key={text} value={text} />
          ))}
        </datalist>
      ) : null}
    </>
  );
}

/** A text over several lines. */
export function LongTextField(props: TypedFieldProps) {
  const { id, value, placeholder, isReadOnly, isRefused, describedBy, onChange, onLeave } = props;
  const draft = useDraft(value, onChange, onLeave);
  return (
    <textarea
      id={id}
      class="field long-text"
      dir="auto"
      rows={1}
      spellcheck
      placeholder={placeholder}
      aria-describedby={describedBy}
      aria-invalid={isRefused}
      readOnly={isReadOnly}
      value={draft.text}
      onInput={event => draft.type(event.currentTarget.value)}
      onBlur={draft.leave}
    />
  );
}
