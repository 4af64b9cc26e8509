import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { aFile } from '../state/samples.test-support.ts';
import { followText } from './change-field-follow.ts';
import { readForm } from './change-field-source.ts';
import { createFakeApp } from './fake-app.test-support.ts';

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

/** A post in a window; `type` puts text before the first place where `before` stands. */
function openText(text: string) {
  const world = createFakeApp({});
  const { app, editor } = world;
  const { properties } = app.state;
  app.state.post.show(aFile({ text }));
  editor.open(text, { format: 'markdown', metadataEnd: 0, readOnly: false });
  readForm(app);
  const type = (before: string, insert: string) => {
    const at = editor.text().indexOf(before);
    const changes = [{ from: at, to: at, insert }];
    world.apply(changes);
    followText(app, changes);
  };
  const title = () => properties.form.peek()?.fields.find(({ id }) => id === 'title')?.value;
  return { properties, type, title };
}

test('what is typed in the metadata shows with the next turn, read once for all of it', async () => {
  const { properties, type, title } = openText('---\ntitle: Snow\n---\nText\n');
  const first = properties.form.peek();
  type('Snow', 'F');
  type('Snow', 'irst ');
  expect(properties.form.peek()).toBe(first);
  await vi.advanceTimersByTimeAsync(0);
  expect(title()).toBe('First Snow');
});

test('what is typed in the body is looked at when typing rests', async () => {
  const { properties, type, title } = openText('---\nlayout: post\n---\n\n# Snow\n');
  const first = properties.form.peek();
  type('Snow', 'First ');
  await vi.advanceTimersByTimeAsync(200);
  expect(properties.form.peek()).toBe(first);
  await vi.advanceTimersByTimeAsync(200);
  expect(title()).toBe('First Snow');
});

test('metadata that come to stand in a post without any show at once', async () => {
  const { type, title } = openText('Text\n');
  type('Text', '---\ntitle: Snow\n---\n');
  await vi.advanceTimersByTimeAsync(0);
  expect(title()).toBe('Snow');
});
