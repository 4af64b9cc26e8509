/** What every kind of field is given. */
export interface FieldProps<Value> {
  /** Of the element the label belongs to. */
  readonly id: string;
  readonly value: Value;
  readonly isReadOnly: boolean;
  /** Whether the last change could not be written. */
  readonly isRefused: boolean;
  /** Id of what explains the field or says what is wrong with it. */
  readonly describedBy: string | undefined;
  /** Called with each new value; what came of it is drawn with the next value. */
  readonly onChange: (value: Value) => void;
}

/** What fields are given in which one types. */
export interface TypedFieldProps extends FieldProps<string> {
  /** What counts where the post says nothing. */
  readonly placeholder: string;
  /** Called when the field is left. */
  readonly onLeave: () => void;
}
