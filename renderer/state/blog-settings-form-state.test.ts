import { expect, it } from 'vitest';
import type { BlogSettingsView, SettingsTrial } from '../../shared/model/blog-settings.ts';
import { createBlogSettingsForm } from './blog-settings-form-state.ts';

const view: BlogSettingsView = {
  facts: [
    { key: 'postFolders', label: 'Posts', text: '', evidence: '', value: 'posts', isCorrected: false },
    { key: 'timeZone', label: 'Time zone', text: '', evidence: '', value: 'Asia/Tokyo', isCorrected: true },
  ],
  corrections: { timeZone: 'Asia/Tokyo' },
  problems: [],
  version: 'v1',
  generators: [],
  styles: [],
};

const trial: SettingsTrial = {
  posts: { before: 3, after: 1 },
  pages: { before: 0, after: 0 },
  newPost: 'blog/a-new-post.md',
  image: { path: 'x.png', link: '/x.png' },
  problems: [],
};

it('shows what the user said, and nothing where Leysin found it', () => {
  const form = createBlogSettingsForm(view);
  expect([...form.texts.value]).toEqual([
    ['postFolders', ''],
    ['timeZone', 'Asia/Tokyo'],
  ]);
  expect([form.isChanged.value, form.corrections.value]).toEqual([false, { timeZone: 'Asia/Tokyo' }]);
});

it('takes corrections up and back', () => {
  const form = createBlogSettingsForm(view);
  form.set('postFolders', 'blog, news/');
  form.set('timeZone', '');
  expect(form.corrections.value).toEqual({ postFolders: ['blog', 'news'] });
  form.set('timeZone', 'Asia/Tokyo');
  form.set('postFolders', '');
  expect([form.isChanged.value, form.corrections.value]).toEqual([false, { timeZone: 'Asia/Tokyo' }]);
});

it('says what is wrong with a field, by itself or by its trial', () => {
  const form = createBlogSettingsForm(view);
  form.set('postFolders', '../x');
  expect(form.isSound.value).toBe(false);
  expect(form.faults.value.get('postFolders')).toContain('inside the blog');
  form.set('postFolders', 'x');
  expect(form.isSound.value).toBe(true);
  const problems = [
    { code: 'settings.bad-value', data: { key: 'postFolders', reason: 'not-listed' } },
  ] as const;
  form.tried(form.corrections.value, { ...trial, problems });
  expect(form.faults.value.get('postFolders')).toContain('listed');
});

it('shows no trial of what the fields said before', () => {
  const form = createBlogSettingsForm(view);
  form.set('postFolders', 'blog');
  const before = form.corrections.value;
  form.set('postFolders', 'news');
  form.tried(before, trial);
  expect(form.trial.value).toBeNull();
  form.tried(form.corrections.value, trial);
  expect(form.trial.value).toBe(trial);
});
