import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { BlogWindow } from '../../support/blog-window.ts';
import { expect, test } from '../../support/fixtures.ts';
import { git } from '../../support/git.ts';
import { speakToSshHost, sshHost, startClosedHost } from '../../support/sign-in-remotes.ts';

const refused = 'guess-4f1a';

// The dialogs are the same page in every shell; here git starts the very program that is installed.
test('signing in: asked in the window, again when refused, kept only as the user says', async ({ desk }) => {
  const blog = desk.makeBlog();
  const closed = await startClosedHost();
  git(blog.env, blog.folder, 'remote', 'set-url', 'origin', closed.address);
  const before = git(blog.env, blog.folder, 'rev-parse', 'HEAD');
  const server = await desk.serve(blog);
  let said = '';
  server.child.stderr?.on('data', text => {
    said += text;
  });
  const page = await desk.newPage();
  await page.goto(server.address);
  const window = new BlogWindow(page);
  await window.openPost('First snow');
  await window.typeAtEnd(' Signed.');
  await expect(window.fileState).toHaveText(/^Saved/);
  await window.trustAndPublish();

  const login = window.dialog(`Sign in to ${closed.host}`);
  const userName = login.getByRole('textbox', { name: 'User name' });
  await expect(userName).toBeFocused();
  await expect(login.getByRole('button', { name: 'Sign in' })).toBeDisabled();
  await expect(login.getByRole('checkbox')).toHaveAccessibleName(/until Leysin ends/);
  await page.keyboard.type('writer');
  await page.keyboard.press('Tab');
  await page.keyboard.type(refused);
  await page.keyboard.press('Enter');
  await expect(login.getByRole('alert')).toContainText('did not let you in');
  await expect(userName).toHaveValue('writer');
  await expect(login.getByLabel('Password or token')).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(login).toBeHidden();
  await expect(window.publishResult).toContainText('You did not sign in');
  expect(git(blog.env, blog.folder, 'rev-parse', 'HEAD')).toBe(before);
  await closed.stop();

  // Another program for ssh is another thing that runs: it is asked about first.
  speakToSshHost(blog);
  await window.trustAndPublish();
  const host = window.dialog(`Connect to ${sshHost.name}`);
  await expect(host).toContainText(sshHost.fingerprint);
  // No button has the focus: a key that is still being typed decides nothing.
  await page.keyboard.press('Enter');
  await expect(host).toBeVisible();
  await host.getByRole('button', { name: 'Cancel' }).click();
  await expect(window.publishResult).toContainText('did not connect to the host');
  expect(git(blog.env, blog.folder, 'rev-parse', 'HEAD')).toBe(before);

  await window.button('Publish').click();
  await host.getByRole('button', { name: 'Connect' }).click();
  const password = window.dialog('Sign in to host.example');
  await expect(password).toContainText('writer');
  const field = password.getByLabel('Password or token');
  await field.fill(refused);
  await page.keyboard.press('Enter');
  await expect(password.getByRole('alert')).toBeVisible();
  await field.fill(sshHost.password);
  await password.getByRole('checkbox').check();
  await page.keyboard.press('Enter');
  await expect(window.publishResult).toHaveText(/^Published/);

  await window.typeAtEnd(' Signed again.');
  await expect(window.fileState).toHaveText(/^Saved/);
  await window.button('Publish').click();
  await expect.poll(() => git(blog.env, blog.remote, 'log', '-1', '--format=%H', 'main')).not.toBe(before);
  await expect
    .poll(() => readFileSync(join(blog.folder, 'posts/2024/first-snow.md'), 'utf8'))
    .toContain('again');
  await expect(window.publishResult).toHaveText(/^Published/);
  await window.button('Get changes').click();
  await expect(window.publishResult).toHaveText(/^Up to date/);
  await expect(password).toBeHidden();

  expect(await server.stop()).toBe(0);
  for (const secret of [refused, sshHost.password]) {
    expect(said).not.toContain(secret);
    expect(holding(desk.place, secret)).toEqual(
      secret === sshHost.password ? [join(blog.remote, 'ssh')] : [],
    );
  }
});

/** The files under a folder that hold `text`. */
function holding(folder: string, text: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map(name => join(folder, name))
    .filter(path => existsSync(path) && statSync(path).isFile() && readFileSync(path).includes(text));
}
