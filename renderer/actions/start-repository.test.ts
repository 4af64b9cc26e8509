import { expect, test } from 'vitest';
import { AppError } from '../../shared/app-error.ts';
import type { RepositoryStart } from '../../shared/model/repository.ts';
import type { TrustFindings } from '../../shared/model/trust.ts';
import { aBlog } from '../state/samples.test-support.ts';
import { askForTrust, putOnline } from './ask-for-trust.ts';
import { createFakeApp } from './fake-app.test-support.ts';
import {
  connectRemote,
  createRepository,
  makeFirstCommit,
  setSecretRule,
  suggestFolder,
} from './start-repository.ts';
import { stopTrusting } from './trust-blog.ts';

const start: RepositoryStart = {
  stage: 'none',
  ignore: [],
  files: [],
  left: [],
  secretRule: 'error',
  print: '',
  needsIdentity: false,
  remotes: [],
};
const findings: TrustFindings = { isRepository: true, remotes: [], found: [], left: 0, hasChanged: false };

test.each([
  ['https://codeberg.org/ann/blog.git', '/home/ann/old', '/home/ann/blog'],
  ['git@host:blog.git/', '/home/ann/old', '/home/ann/blog'],
  ['/srv/-x.git', '/home/ann/old', '/home/ann/x'],
  ['C:\\blogs\\mine', 'C:\\Users\\ann\\old', 'C:\\Users\\ann\\mine'],
  ['https://', '/home/ann/old', ''],
  ['blog', '/home/ann/old', ''],
  ['https://codeberg.org/ann/blog.git', undefined, '~/blog'],
])('a clone of %j beside %j goes to %j', (address, open, folder) => {
  expect(suggestFolder(address, open)).toBe(folder);
});

test('a folder without git is not asked about but led online', async () => {
  const { app } = createFakeApp({
    'trust.findings': () => ({ ...findings, isRepository: false }),
    'repository.look': () => start,
  });
  await askForTrust(app, 'publish');
  expect(app.state.dialogs.current.peek()).toEqual({ kind: 'put-online', start });
});

test('the way online of a repository that is not trusted begins with trust', async () => {
  const { app } = createFakeApp({
    'repository.look': () => {
      throw new AppError('blog.untrusted');
    },
    'trust.findings': () => findings,
  });
  await putOnline(app);
  expect(app.state.dialogs.current.peek()).toEqual({ kind: 'trust', purpose: 'start', findings });
});

test('a new repository is trusted at once', async () => {
  const { app } = createFakeApp({ 'repository.create': () => ({ ...start, stage: 'empty' }) });
  app.state.blog.show(aBlog({ isTrusted: false, branch: null }));
  await createRepository(app, false);
  expect(app.state.blog.blog.peek()).toMatchObject({ isTrusted: true, branch: 'main' });
});

test('a rule that is set on the way is in force when the first commit is looked at again', async () => {
  const asked: unknown[] = [];
  const { app } = createFakeApp({
    'checks.setRule': params => void asked.push(params),
    'repository.look': () => {
      asked.push('look');
      return { ...start, stage: 'empty' };
    },
  });
  expect(await setSecretRule(app, 'warning')).toMatchObject({ stage: 'empty' });
  expect(asked).toEqual([{ rule: 'secret', setting: 'warning' }, 'look']);
});

test('a first commit of other files than were shown shows those, to be looked at', async () => {
  const now: RepositoryStart = { ...start, stage: 'empty', print: 'now' };
  const { app, answers } = createFakeApp({
    'repository.look': () => now,
    'repository.commit': ({ print }) => {
      if (print !== 'now') throw new AppError('publish.plan-changed');
      return { ...start, stage: 'alone' };
    },
  });
  const shown: RepositoryStart[] = [];
  const commit = (from: RepositoryStart) =>
    makeFirstCommit(app, from, null, renewed => void shown.push(renewed));
  await expect(commit({ ...now, print: 'then' })).rejects.toMatchObject({ code: 'publish.plan-changed' });
  expect(shown).toEqual([now]);
  expect(await commit(now)).toMatchObject({ stage: 'alone' });
  answers['repository.commit'] = () => {
    throw new AppError('publish.bad-author');
  };
  await expect(commit(now)).rejects.toMatchObject({ code: 'publish.bad-author' });
  expect(shown).toHaveLength(1);
});

test('trust that is taken back is told', async () => {
  const { app } = createFakeApp({ 'trust.stop': () => aBlog({ isTrusted: false }) });
  await stopTrusting(app);
  expect(app.state.blog.blog.peek()?.isTrusted).toBe(false);
  expect(app.state.notices.notices.peek()).toMatchObject([{ kind: 'info', key: 'trust-stopped' }]);
});

test('once there is a place to publish to, it is not said to lack', async () => {
  const { app } = createFakeApp({ 'repository.connect': () => start });
  const error = new AppError('git.no-remote');
  app.state.publish.fail('publish', error);
  app.state.notices.fail('publish', error);
  await connectRemote(app, '/srv/blog.git', false, new AbortController().signal);
  expect(app.state.notices.notices.peek()).toEqual([]);
  expect(app.state.publish.status.peek()).toEqual({ kind: 'idle' });
});
