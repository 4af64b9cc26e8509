import { expect, it, vi } from 'vitest';
import type { BlogSettingsView } from '../../shared/model/blog-settings.ts';
import { aBlog } from '../state/samples.test-support.ts';
import { followBlogSettings, putAwayBlogPanel, saveBlogSettings } from './blog-settings.ts';
import { createFakeApp } from './fake-app.test-support.ts';
import { tellBlogSettings } from './tell-blog-settings.ts';

const view: BlogSettingsView = {
  facts: [
    { key: 'timeZone', label: 'Time zone', text: 'UTC', evidence: '', value: 'UTC', isCorrected: false },
  ],
  corrections: {},
  problems: [],
  version: null,
  generators: [],
  styles: [],
};

it('tells of a new blog until that is put away', async () => {
  const { app, names } = createFakeApp({ 'blog.settings': () => view, 'blog.settingsSeen': () => undefined });
  const blog = aBlog({ isNew: true });
  app.state.blog.show(blog);
  const telling = tellBlogSettings(app, blog);
  // Its place is taken before the list comes.
  expect(app.state.blogSettings.told.value).toEqual([]);
  await telling;
  expect(app.state.blogSettings.told.value).toBe(view.facts);
  await putAwayBlogPanel(app);
  expect(app.state.blogSettings.told.value).toBeNull();
  expect(names()).toContain('blog.settingsSeen');
});

it('tells nothing of a blog that is known, nor of one that is no longer shown', async () => {
  const { app, names } = createFakeApp({ 'blog.settings': () => view });
  await tellBlogSettings(app, aBlog());
  expect(names()).toEqual([]);
  const before = aBlog({ isNew: true, root: '/before' });
  app.state.blog.show(before);
  const telling = tellBlogSettings(app, before);
  app.state.blog.show(aBlog());
  await tellBlogSettings(app, aBlog());
  await telling;
  expect(app.state.blogSettings.told.value).toBeNull();
});

it('shows no panel that has nothing to tell', async () => {
  const { app } = createFakeApp({});
  const blog = aBlog({ isNew: true });
  app.state.blog.show(blog);
  await tellBlogSettings(app, blog);
  expect(app.state.blogSettings.told.value).toBeNull();
  expect(app.state.notices.notices.value).toMatchObject([{ key: 'about' }]);
});

it('says what is wrong with the corrections, as long as it is', async () => {
  const { app } = createFakeApp({});
  const problem = { code: 'settings.unreadable', data: { reason: 'not-json' } } as const;
  await tellBlogSettings(app, aBlog({ settingsProblems: [problem] }));
  expect(app.state.notices.notices.value).toMatchObject([{ key: 'settings', error: { code: problem.code } }]);
  await tellBlogSettings(app, aBlog());
  expect(app.state.notices.notices.value).toEqual([]);
});

it('saves over the version that was shown and shows the blog with its corrections', async () => {
  const corrected = aBlog({ site: { ...aBlog().site, timeZone: 'Asia/Tokyo' } });
  const { app, made } = createFakeApp({ 'blog.saveSettings': () => corrected });
  const corrections = { timeZone: 'Asia/Tokyo' };
  expect(await saveBlogSettings(app, { ...view, version: 'v1' }, corrections, false)).toBe(true);
  expect(made[0]).toEqual({
    name: 'blog.saveSettings',
    params: { corrections, version: 'v1', isReplacing: false },
  });
  expect(app.state.blog.blog.value).toBe(corrected);
});

it('follows the file of corrections, and only when it says something else', async () => {
  const { app, emit, names, answers } = createFakeApp({
    'blog.settings': () => view,
    'blog.open': () => aBlog({ name: 'anew' }),
  });
  const stop = followBlogSettings(app);
  emit('blog.changed', { paths: ['a.md'] });
  expect(names()).toEqual([]);
  emit('blog.changed', { paths: ['.leysin.json'] });
  await vi.waitFor(() => expect(names()).toEqual(['blog.settings']));
  answers['blog.settings'] = () => ({ ...view, corrections: { timeZone: 'Asia/Tokyo' } });
  emit('blog.changed', { paths: ['a.md', '.leysin.json'] });
  await vi.waitFor(() => expect(app.state.blog.blog.value?.name).toBe('anew'));
  stop();
});
