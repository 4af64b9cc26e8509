import type { LeftFile } from '../model/publish.ts';

const words: Readonly<Record<LeftFile['why'], string>> = {
  'other-post': 'Other changed posts:',
  'unused-picture': 'Pictures none of these posts shows:',
  secret: 'Files that seem to hold passwords or keys; Leysin never publishes them:',
  'no-post': 'Files that belong to no post, such as settings and templates; commit them with git:',
  repository: 'Repositories of their own inside this one:',
  ignored: 'Ignored by the blog’s .gitignore:',
};

/** Why files are left out of a publish, as the line above their names. */
export function describeLeft(why: LeftFile['why']): string {
  return words[why];
}
