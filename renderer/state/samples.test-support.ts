import type { OpenedBlog } from '../../shared/model/blog.ts';
import type { Standing } from '../../shared/model/earlier-commits.ts';
import type { WaitingPublish } from '../../shared/model/online.ts';
import { plainSite } from '../../shared/model/plain-site.test-support.ts';
import type { PostEntry, PostFile } from '../../shared/model/post.ts';
import type { PublishPlan } from '../../shared/model/publish.ts';
import { aPlannedPost } from '../../shared/publish/planned-post.test-support.ts';

/** A trusted blog in plain Markdown. */
export function aBlog(change: Partial<OpenedBlog> = {}): OpenedBlog {
  return {
    root: '/blog',
    name: 'blog',
    site: plainSite,
    isSample: false,
    isTrusted: true,
    branch: 'main',
    assetBase: '/asset/x/',
    remotePictures: false,
    isNew: false,
    lastPost: null,
    lost: null,
    notPost: null,
    ...change,
  };
}

/** A line of the list. */
export function anEntry(change: Partial<PostEntry> = {}): PostEntry {
  return {
    path: 'a.md',
    kind: 'post',
    title: 'A post',
    date: '2024-01-01',
    instant: '2024-01-01T00:00:00Z',
    draft: false,
    tags: [],
    categories: [],
    slug: 'a',
    lang: 'en',
    translations: [],
    comments: 0,
    state: 'ok',
    ...change,
  };
}

/** A post as `posts.read` brings it. */
export function aFile(change: Partial<PostFile> = {}): PostFile {
  const entry = anEntry();
  return {
    path: 'a.md',
    text: 'Text\n',
    version: 'v1',
    format: 'markdown',
    entry,
    metadata: { ...entry, description: '', author: '' },
    comments: [],
    ...change,
  };
}

/** A plan with one changed file and nothing to decide. */
export function aPlan(change: Partial<PublishPlan> = {}): PublishPlan {
  return {
    branch: 'main',
    remote: 'origin',
    localBranch: 'main',
    remoteUrl: 'https://forge.test/blog.git',
    files: [{ path: 'a.md', change: 'modified' }],
    posts: [aPlannedPost('a.md', 'A post', 'modified')],
    tree: 'a'.repeat(40),
    head: 'b'.repeat(40),
    message: 'Update “A post”',
    commitsWaiting: 0,
    earlier: null,
    decisions: [],
    left: { files: [], more: 0 },
    ...change,
  };
}

/** A publish that waits for its next try. */
export function aWaiting(change: Partial<WaitingPublish> = {}): WaitingPublish {
  return {
    branch: 'main',
    publishes: 1,
    files: ['a.md'],
    since: 0,
    nextTry: 1,
    isSending: false,
    problem: null,
    stopped: null,
    takesBack: false,
    ...change,
  };
}

/** A branch of which everything is online. */
export const allOnline: Standing = {
  head: 'b'.repeat(40),
  localBranch: 'main',
  branch: 'main',
  remoteUrl: 'https://forge.test/ann/blog.git',
  earlier: null,
};
