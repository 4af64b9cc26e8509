import type { FieldSource } from '../../shared/metadata/fields/post-field.ts';
import { postFields } from '../../shared/metadata/fields/post-fields.ts';
import type { App } from './app.ts';

/** The texts of the open post as they are now; undefined when none is open. */
export function fieldSource({ state, desk }: App): FieldSource | undefined {
  const file = state.post.open.peek();
  const site = state.blog.blog.peek()?.site;
  if (!file || !site) return undefined;
  const text = desk.editor?.text() ?? file.text;
  const sidecarText = desk.sidecar?.text();
  return { site, path: file.path, text, ...(sidecarText === undefined ? {} : { sidecarText }) };
}

/** Reads the form of the open post anew; nothing is read while it is folded up. */
export function readForm(app: App): void {
  const { properties, settings } = app.state;
  const source = settings.settings.peek().isPropertiesShown ? fieldSource(app) : undefined;
  properties.show(source ? postFields(source, properties.blogFields.peek()) : null);
}
