import { nikolaBlog } from '../support/nikola-blog.ts';
import { findSharedData } from '../support/shared-data.ts';
import { makePost } from './make-post.ts';

/** The blog that start, list and publish are measured on. */
export interface LargeBlog {
  readonly title: string;
  /** Files by path, or the folder to copy. */
  readonly source: Readonly<Record<string, string | Buffer>> | string;
}

/** As many posts as the index is made for. */
const manyPosts = 10_000;

/** As many posts as the PyPy blog has. */
const posts = 263;

/** The PyPy blog where it lies beside the project, else a made one of the same number of posts. */
export function largeBlog(): LargeBlog {
  const pypy = findSharedData('blogs/pypy.org');
  if (pypy !== undefined) return { title: 'the PyPy blog', source: pypy };
  const made = Array.from({ length: posts }, (_, index) => [
    `posts/${2000 + (index % 25)}/post-${index}.md`,
    `<!--\n.. title: Post ${index}\n.. slug: post-${index}\n.. date: ${2000 + (index % 25)}-01-01 00:00:00 UTC\n-->\n\n${makePost(8000)}`,
  ]);
  return { title: `a made blog of ${posts} posts`, source: { ...nikolaBlog, ...Object.fromEntries(made) } };
}

/** A blog of `count` posts of 4 to 5 KB each, that state their metadata in each of the ways a Nikola blog can mix. */
export function manyPostsBlog(count = manyPosts): LargeBlog {
  const files = Array.from({ length: count }, (_, index) => postFiles(index)).flat();
  return { title: `a made blog of ${count} posts`, source: { ...nikolaBlog, ...Object.fromEntries(files) } };
}

function postFiles(index: number): (readonly [string, string])[] {
  const year = 2000 + (index % 25);
  const stem = `posts/${year}/walk-${index}`;
  const title = `Walk ${index}: über den Pass "${index % 97}"`;
  const date = `${year}-0${1 + (index % 9)}-1${index % 10} 08:${10 + (index % 50)}:00`;
  const tags = [`valley-${index % 40}`, `hut-${index % 7}`];
  const body = makePost(3_800);
  switch (index % 10) {
    case 0:
      return [
        [`${stem}.md`, body],
        [`${stem}.meta`, `.. title: ${title}\n.. date: ${date} UTC\n.. tags: ${tags.join(', ')}\n`],
      ];
    case 1:
    case 2:
      return [
        [
          `${stem}.md`,
          `+++\ntitle = ${JSON.stringify(title)}\ndate = "${date} UTC"\ntags = ${JSON.stringify(tags)}\n+++\n\n${body}`,
        ],
      ];
    case 3:
    case 4:
    case 5:
      return [
        [
          `${stem}.md`,
          `---\ntitle: ${JSON.stringify(title)}\ndate: ${date} UTC\ntags:\n  - ${tags.join('\n  - ')}\ndraft: false\n---\n\n${body}`,
        ],
      ];
    default:
      return [
        [
          `${stem}.md`,
          `<!--\n.. title: ${title}\n.. slug: walk-${index}\n.. date: ${date} UTC\n.. tags: ${tags.join(', ')}\n-->\n\n${body}`,
        ],
      ];
  }
}
