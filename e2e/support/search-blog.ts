import { nikolaBlog } from './nikola-blog.ts';

interface MadePost {
  readonly path: string;
  readonly title: string;
  readonly date: string;
  readonly tags?: string;
  readonly category?: string;
  readonly status?: string;
  readonly text: string;
}

const posts: readonly MadePost[] = [
  {
    path: 'posts/walks/ridge.md',
    title: 'Over the ridge',
    date: '2021-05-01',
    tags: 'walks, snow',
    category: 'Mountains',
    text: 'Cornices hang over the path. We turned back at the marmot stone.',
  },
  {
    path: 'posts/walks/marmots.md',
    title: 'Marmots at noon',
    date: '2021-08-02',
    tags: 'walks',
    category: 'Mountains',
    text: 'They whistle when somebody comes.',
  },
  {
    path: 'posts/kitchen/soup.md',
    title: 'Barley soup',
    date: '2022-01-10',
    tags: 'marmot',
    category: 'Kitchen',
    text: 'It simmers for two hours, and nobody looks into the pot.',
  },
  {
    path: 'posts/kitchen/noodles.md',
    title: '雪の夜のうどん',
    date: '2022-02-11',
    tags: 'snow',
    category: 'Kitchen',
    text: '東京の小さな店で食べた。Überraschung!',
  },
  {
    path: 'posts/next.md',
    title: 'What comes next year',
    date: '2099-01-01',
    category: 'Plans',
    text: 'A long walk.',
  },
  {
    path: 'posts/unfinished.md',
    title: 'An unfinished thought',
    date: '2022-03-01',
    status: 'draft',
    category: 'Plans',
    text: 'Half a sentence about',
  },
];

function textOf({ title, date, tags, category, status, text }: MadePost): string {
  const lines = [
    `title: ${title}`,
    `date: ${date} 08:00:00 UTC`,
    `tags: ${tags ?? ''}`,
    `category: ${category ?? ''}`,
  ];
  if (status) lines.push(`status: ${status}`);
  return `<!--\n${lines.map(line => `.. ${line}`).join('\n')}\n-->\n\n${text}\n`;
}

/** A blog whose posts differ in all that can be filtered and searched by. */
export const searchBlog: Readonly<Record<string, string | Buffer>> = {
  'conf.py': nikolaBlog['conf.py'] ?? '',
  ...Object.fromEntries(posts.map(post => [post.path, textOf(post)])),
};
