import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { parseDate } from '../../../shared/generators/front-matter/parse-date.ts';
import { readShownDate, writeShownDate } from '../../../shared/metadata/fields/shown-date.ts';
import { Icon } from '../../ui/icon.tsx';
import { describeInstant } from './describe-instant.ts';
import type { TypedFieldProps } from './field-props.ts';
import { useDraft } from './use-draft.ts';

interface DateFieldProps extends TypedFieldProps {
  /** IANA zone of dates without one. */
  readonly timeZone: string;
  /** A date in the form of the blog's newest post, for a post that has none. */
  readonly model: string | undefined;
  readonly noteId: string;
}

/**
 * A date as the blog writes it, with the moment it stands for. What is no date is not written. The browser's calendar
 * is offered where the form the date is written in is known, and keeps it.
 */
export function DateField({ timeZone, model, noteId, ...props }: DateFieldProps) {
  const { id, value, placeholder, isReadOnly, isRefused, describedBy, onChange, onLeave } = props;
  const draft = useDraft(
    value,
    text => (text.trim() === '' || isDate(text, timeZone)) && onChange(text),
    onLeave,
  );
  const isBad = draft.text.trim() !== '' && !isDate(draft.text, timeZone);
  return (
    <div class="date-row">
      <div class="date-entry">
        <input
          id={id}
          class="field"
          type="text"
          autocomplete="off"
          spellcheck={false}
          placeholder={placeholder}
          aria-describedby={`${noteId} ${describedBy ?? ''}`.trim()}
          aria-invalid={isBad || isRefused}
          readOnly={isReadOnly}
          value={draft.text}
          onInput={event => draft.type(event.currentTarget.value)}
          onBlur={draft.leave}
        />
        {isReadOnly ? null : (
          <Calendar
            model={value || (model ?? '')}
            isEmpty={value === ''}
            timeZone={timeZone}
            onPick={onChange}
          />
        )}
      </div>
      <p id={noteId} class={isBad ? 'property-problem' : 'property-note'}>
        {isBad
          ? describeBadDate(draft.isOpen, value || model)
          : describeInstant(draft.text || placeholder, timeZone)}
      </p>
    </div>
  );
}

const isDate = (text: string, timeZone: string) => parseDate(text, timeZone) !== null;

function describeBadDate(isTyped: boolean, model: string | undefined): string {
  const what = isTyped ? 'This is no date, so it is not written.' : 'This cannot be read as a date.';
  return model === undefined || !isTyped ? what : `${what} Write it like ${model}`;
}

interface CalendarProps {
  /** The date to change, or one in the form to write. */
  readonly model: string;
  /** Whether there is no date yet: then the calendar begins today. */
  readonly isEmpty: boolean;
  readonly timeZone: string;
  readonly onPick: (written: string) => void;
}

/** The browser's calendar behind a button; nothing for a date whose form is not known. */
function Calendar({ model, isEmpty, timeZone, onPick }: CalendarProps) {
  const [isOpen, setOpen] = useState(false);
  const picker = useRef<HTMLInputElement>(null);
  const shown = readShownDate(model);
  useLayoutEffect(() => picker.current?.showPicker(), [isOpen]);
  if (shown === undefined) return null;
  const hasTime = shown.time !== '';
  return (
    <span
      class="calendar"
      // Without a related target the focus is in the calendar, which is no part of the page.
      onFocusOut={event => event.relatedTarget instanceof Node && setOpen(false)}
    >
      <button
        type="button"
        class="button button-icon"
        aria-label="Open calendar"
        title="Open calendar"
        onClick={() => {
          setOpen(true);
          picker.current?.showPicker();
        }}
      >
        <Icon name="calendar" />
      </button>
      {isOpen ? (
        <input
          ref={picker}
          class="calendar-picker"
          type={hasTime ? 'datetime-local' : 'date'}
          // The text field is the one to type in.
          tabIndex={-1}
          aria-hidden="true"
          step={shown.time.length > 5 ? 1 : undefined}
          value={isEmpty ? '' : hasTime ? `${shown.day}T${shown.time}` : shown.day}
          onInput={event => {
            const [day = '', time = ''] = event.currentTarget.value.split('T');
            const written = day === '' ? undefined : writeShownDate(model, { day, time }, timeZone);
            if (written !== undefined) onPick(written);
          }}
        />
      ) : null}
    </span>
  );
}
