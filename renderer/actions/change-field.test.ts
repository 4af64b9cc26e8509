import { beforeEach, expect, test } from 'vitest';
import type { PostFile } from '../../shared/model/post.ts';
import { aFile } from '../state/samples.test-support.ts';
import { leaveField, setField } from './change-field.ts';
import { learnCommitted } from './change-field-published.ts';
import { readForm } from './change-field-source.ts';
import { createFakeApp } from './fake-app.test-support.ts';

const post = '---\ntitle: Snow # mine\ntags: [a, b]\n---\nText\n';

function openFile(file: Partial<PostFile> = {}) {
  const world = createFakeApp({});
  const shown = aFile({ text: post, ...file });
  world.app.state.post.show(shown);
  world.editor.open(shown.text, { format: 'markdown', metadataEnd: 0, readOnly: false });
  readForm(world.app);
  const { properties } = world.app.state;
  const shownValue = (id: string) => properties.form.peek()?.fields.find(field => field.id === id)?.value;
  return { ...world, properties, shownValue };
}

let world: ReturnType<typeof openFile>;

beforeEach(() => {
  world = openFile();
});

const settled = () => new Promise<void>(resolve => queueMicrotask(resolve));

test('a field changes its value in the text and nothing else, and the form follows', async () => {
  setField(world.app, 'tags', ['a', 'b', 'c'], 'whole');
  expect(world.editor.text()).toBe(post.replace('[a, b]', '[a, b, c]'));
  await settled();
  expect(world.shownValue('tags')).toEqual(['a', 'b', 'c']);
});

test('a quote that was needed on the way does not stay', () => {
  for (const title of ['Snow:', 'Snow: ', 'Snow: x', 'Snow:', 'Snows'])
    setField(world.app, 'title', title, 'typed');
  expect(world.editor.text()).toBe(post.replace('Snow', 'Snows'));
});

test('what was left is what the next key begins from, and so is what was changed elsewhere', () => {
  setField(world.app, 'title', 'Snow: x', 'typed');
  const quoted = world.editor.text();
  expect(quoted).not.toContain('title: Snow: x');
  leaveField(world.app);
  setField(world.app, 'title', 'Snow', 'typed');
  expect(world.editor.text()).toMatch(/title: (["'])Snow\1 # mine/u);
  world.apply([{ from: world.editor.text().length, to: world.editor.text().length, insert: 'More\n' }]);
  setField(world.app, 'title', 'Snows', 'typed');
  expect(world.editor.text()).toMatch(/Snows.*Text\nMore\n$/su);
});

test('a field that is emptied again leaves no key behind', () => {
  setField(world.app, 'description', 'x', 'typed');
  expect(world.editor.text()).toContain('description: x');
  setField(world.app, 'description', '', 'typed');
  expect(world.editor.text()).toBe(post);
});

test('a change that cannot be made is shown with its reason and changes nothing', () => {
  const broken = openFile({ text: '---\ntitle: [\n---\nText\n' });
  setField(broken.app, 'title', 'x', 'typed');
  expect(broken.properties.refused.peek()).toMatchObject({ id: 'title', refusal: { reason: 'broken' } });
  expect(broken.editor.text()).toBe('---\ntitle: [\n---\nText\n');
});

test('a slug follows the title until a commit holds the post, and where nobody knows it does not', async () => {
  const text = '---\ntitle: Snow\nslug: snow\n---\nText\n';
  for (const [isCommitted, slug] of [
    [false, 'rain'],
    [true, 'snow'],
    [null, 'snow'],
  ] as const) {
    const asked = openFile({ text });
    asked.answers['posts.isCommitted'] = () => isCommitted;
    await learnCommitted(asked.app);
    setField(asked.app, 'title', 'Rain', 'typed');
    expect(asked.editor.text()).toBe(text.replace('Snow', 'Rain').replace('slug: snow', `slug: ${slug}`));
  }
});

test('a post that is read-only stays as it is', () => {
  const locked = openFile({ readOnly: 'no-permission' });
  setField(locked.app, 'title', 'x', 'typed');
  expect(locked.editor.text()).toBe(post);
});

test('while the form is folded up it is not read', () => {
  world.app.state.settings.set({ ...world.app.state.settings.settings.peek(), isPropertiesShown: false });
  readForm(world.app);
  expect(world.properties.form.peek()).toBeNull();
});
