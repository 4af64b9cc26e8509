import { expect, test } from 'vitest';
import { createFakeApp, desktopHost } from '../actions/fake-app.test-support.ts';
import { openPost } from '../actions/open-post.ts';
import { aFile } from '../state/samples.test-support.ts';
import { listenToMenu } from './listen-to-menu.ts';

async function openWindow() {
  const fake = createFakeApp({ 'posts.read': () => aFile() }, desktopHost);
  const ran: string[] = [];
  const { desk } = fake.app;
  if (desk.editor) {
    desk.editor.run = command => ran.push(command) > 0;
    desk.editor.focus = () => ran.push('focus');
  }
  desk.focusSearch = () => ran.push('search');
  await openPost(fake.app, 'a.md');
  ran.length = 0;
  return { ...fake, ran };
}

test('a command chosen in the menu does what its key does', async () => {
  const { app, emit, ran } = await openWindow();
  const stop = listenToMenu(app);
  emit('command.chosen', { id: 'posts.search' });
  emit('command.chosen', { id: 'format.bold' });
  expect(ran).toEqual(['search', 'format.bold', 'focus']);
  stop();
  emit('command.chosen', { id: 'posts.search' });
  expect(ran).toHaveLength(3);
});

test('beside an open dialog Save goes on, and what would change the window does not', async () => {
  const { app, emit, ran, type, names, answers } = await openWindow();
  Object.assign(answers, { 'posts.save': () => ({ version: 'v2' }), 'journal.append': () => undefined });
  listenToMenu(app);
  type('more');
  emit('command.chosen', { id: 'post.new' });
  emit('command.chosen', { id: 'posts.search' });
  expect([ran, app.state.dialogs.current.peek()?.kind]).toEqual([[], 'new-post']);
  emit('command.chosen', { id: 'post.save' });
  expect(await app.desk.writer?.save()).toBe(true);
  expect(names().filter(name => name === 'posts.save')).toHaveLength(1);
});

test('beside the question about a changed file, too', async () => {
  const { app, emit, ran } = await openWindow();
  listenToMenu(app);
  app.desk.writer?.hold('v9');
  emit('command.chosen', { id: 'posts.search' });
  expect(ran).toEqual([]);
  app.state.post.setAsking(false);
  emit('command.chosen', { id: 'posts.search' });
  expect(ran).toEqual(['search']);
});

test('a command that cannot be used now does nothing', () => {
  const { app, emit, names } = createFakeApp({}, desktopHost);
  listenToMenu(app);
  emit('command.chosen', { id: 'post.print' });
  emit('command.chosen', { id: 'post.save' });
  expect(names()).toEqual([]);
});
