import { expect, test, vi } from 'vitest';
import { commandList } from '../../shared/commands.ts';
import { createFakeApp, desktopHost } from '../actions/fake-app.test-support.ts';
import { openPost } from '../actions/open-post.ts';
import { aFile } from '../state/samples.test-support.ts';
import { tellMenu } from './tell-menu.ts';

function openWindow(host = desktopHost) {
  const fake = createFakeApp(
    { 'posts.read': () => aFile(), 'window.disableCommands': () => undefined },
    host,
  );
  const told = () =>
    fake.made
      .filter(({ name }) => name === 'window.disableCommands')
      .map(({ params }) => (params as { readonly ids: readonly string[] }).ids);
  const nextTold = async (count: number) => {
    await vi.waitFor(() => expect(told()).toHaveLength(count));
    return told()[count - 1];
  };
  return { ...fake, told, nextTold };
}

/** Resolves when everything put off to the next turn has run. */
const turn = () => new Promise(resolve => setTimeout(resolve, 0));

test('the menu hears what cannot be used, and again when that changes', async () => {
  const { app, nextTold } = openWindow();
  tellMenu(app);
  const withoutPost = await nextTold(1);
  expect(withoutPost).toEqual(expect.arrayContaining(['post.save', 'post.print', 'format.bold']));
  for (const id of ['blog.open', 'post.new', 'view.theme', 'publish.run'])
    expect(withoutPost).not.toContain(id);
  await openPost(app, 'a.md');
  // An HTML post alone can be converted, a publish alone taken back, and nothing is stopped that was not allowed.
  expect(await nextTold(2)).toEqual(['post.convert', 'pictures.stop', 'publish.takeBack']);
});

test('beside an open dialog everything is out of reach but saving and undoing', async () => {
  const { app, nextTold } = openWindow();
  await openPost(app, 'a.md');
  tellMenu(app);
  await nextTold(1);
  app.state.dialogs.show({ kind: 'new-post' });
  const all = commandList
    .map(({ id }) => id)
    .filter(id => !['post.save', 'edit.undo', 'edit.redo'].includes(id));
  expect(await nextTold(2)).toEqual(all);
  app.state.dialogs.close();
  expect(await nextTold(3)).toEqual(['post.convert', 'pictures.stop', 'publish.takeBack']);
});

test('changes of one turn are one message, and none when all is as before', async () => {
  const { app, told, nextTold } = openWindow();
  tellMenu(app);
  await nextTold(1);
  app.state.dialogs.show({ kind: 'new-post' });
  app.state.dialogs.show({ kind: 'commands' });
  app.state.publish.start('publish', () => {});
  app.state.publish.reset();
  await nextTold(2);
  app.state.dialogs.show({ kind: 'go-to-post' });
  await turn();
  app.state.dialogs.close();
  app.state.dialogs.show({ kind: 'go-to-post' });
  await turn();
  expect(told()).toHaveLength(2);
});

test('a new connection hears it again', async () => {
  const { app, nextTold } = openWindow();
  tellMenu(app);
  const before = await nextTold(1);
  app.state.connection.goOffline();
  app.state.connection.goOnline(desktopHost);
  expect(await nextTold(2)).toEqual(before);
});

test('what did not arrive is told with the next change', async () => {
  const { app, answers, nextTold } = openWindow();
  answers['window.disableCommands'] = () => {
    throw new Error('lost');
  };
  tellMenu(app);
  await nextTold(1);
  answers['window.disableCommands'] = () => undefined;
  app.state.dialogs.show({ kind: 'new-post' });
  app.state.dialogs.close();
  await nextTold(2);
});

test('a host without a menu hears nothing', async () => {
  const { app, told } = openWindow({
    ...desktopHost,
    capabilities: { ...desktopHost.capabilities, nativeMenu: false },
  });
  tellMenu(app);
  await openPost(app, 'a.md');
  await turn();
  expect(told()).toEqual([]);
});
