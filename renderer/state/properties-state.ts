import { type ReadonlySignal, signal } from '@preact/signals';
import { noBlogFields } from '../../shared/metadata/fields/blog-fields.ts';
import type { BlogFields, FieldRefusal, PostFields } from '../../shared/metadata/fields/post-field.ts';

/** A change of a field that was not made. */
export interface RefusedChange {
  readonly id: string;
  readonly refusal: FieldRefusal;
}

/** What the form shows of the open post. The texts it is read from live in the editor and with the writer of the sidecar. */
export interface PropertiesState {
  /** Null until the open post has been read, and while none is open. */
  readonly form: ReadonlySignal<PostFields | null>;
  /** What the posts of the blog show; nothing until main has told. */
  readonly blogFields: ReadonlySignal<BlogFields>;
  /** The last change, when it was not made. */
  readonly refused: ReadonlySignal<RefusedChange | null>;
  show(form: PostFields | null): void;
  know(fields: BlogFields): void;
  refuse(change: RefusedChange | null): void;
}

/** Creates the state of the form: nothing to show. */
export function createPropertiesState(): PropertiesState {
  const form = signal<PostFields | null>(null);
  const blogFields = signal<BlogFields>(noBlogFields);
  const refused = signal<RefusedChange | null>(null);
  return {
    form,
    blogFields,
    refused,
    show(next) {
      form.value = next;
    },
    know(next) {
      blogFields.value = next;
    },
    refuse(next) {
      if (next !== null || refused.peek() !== null) refused.value = next;
    },
  };
}
