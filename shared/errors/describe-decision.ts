import type { PublishDecision } from '../model/publish.ts';

type Kind = PublishDecision['kind'];

const words: { readonly [K in Kind]: (detail: string) => string } = {
  'blog-not-trusted-before': () => 'This is the first publish of this blog from here.',
  'partly-staged': detail =>
    `Parts of ${detail || 'a file'} are staged in git. The whole file is published; your staging of other files stays.`,
  'no-upstream': detail =>
    `This branch is not online yet. It will be created there${detail ? ` as ${detail}` : ''}.`,
  'branch-new': detail =>
    `${detail || 'The branch it goes to'} has not been seen online yet. If it is not there, this publish creates it, with all commits made here so far.`,
  'branch-changed': detail => {
    const [before = '', now = ''] = detail.split('\n');
    return `The last publish was of ${before ? `the branch ${before}` : 'another branch'}${now ? `; this one is of ${now}` : ''}.`;
  },
  'image-missing': detail => `The post names a file that is not in the blog: ${detail}.`,
  'large-file': detail => `A large file is among the changes: ${detail}.`,
  'ignored-file': detail => `The blog’s .gitignore leaves a file out that the post needs: ${detail}.`,
  'metadata-broken': detail =>
    `The metadata of ${detail || 'a post'} cannot be read, so its page may come out wrong or not at all.`,
  'post-deleted': detail => `${quote(detail)} is deleted here; its page goes offline.`,
  'post-renamed': detail => {
    const [title = '', from = ''] = detail.split('\n');
    return `${quote(title)} was ${from || 'another file'} before. Its address may change, and links to the old one then lead nowhere.`;
  },
  'picture-deleted': detail => `The picture ${detail} is deleted here; it goes offline, too.`,
  'commits-waiting': detail =>
    detail === '1'
      ? 'One commit made earlier goes online as well.'
      : `${detail || 'Some'} commits made earlier go online as well.`,
};

const quote = (title: string) => (title ? `“${title}”` : 'A post');

/** A reason to ask before publishing, as a sentence. */
export function describeDecision({ kind, detail }: PublishDecision): string {
  return Object.hasOwn(words, kind) ? words[kind](detail) : detail;
}
