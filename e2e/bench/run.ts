import { parseArgs } from 'node:util';
import { describeRun, writeFiguresSection } from '../tools/figures-file.ts';
import { launchBrowser } from '../tools/launch-browser.ts';
import { makeScratchPlace } from '../tools/scratch-place.ts';
import { type Figure, tableOf } from './figure.ts';
import { largeBlog, manyPostsBlog } from './large-blog.ts';
import { measureDesktop } from './measure-desktop.ts';
import { measureLargePublish } from './measure-large-publish.ts';
import { measureList } from './measure-list.ts';
import { measurePublish } from './measure-publish.ts';
import { measureSearch } from './measure-search.ts';
import { measureStart } from './measure-start.ts';
import { documentNames } from './measure-typing.ts';
import { reportTyping } from './report-typing.ts';

/** Parts that are compared with one plain thing each, in one table. */
const pairs = ['start', 'desktop', 'list', 'search', 'publish'] as const;
const parts = [...pairs, 'typing'] as const;

const usage = `npm run bench -- [--only PART]… [--post NAME]… [--write]

Measures Leysin beside the plainest thing that does the same, in turns, in one run. Build first: npm run build.

  --only PART   ${parts.join(', ')}; may be given several times
  --post NAME   of the typing part only this post: ${documentNames.join(', ')}; may be given several times
  --write       put the figures into docs/figures.md, those of typing into docs/performance.md`;

const explanation = (
  blogTitle: string,
) => `Leysin and what it is compared with took turns in one run; each figure is the median and
the 95th percentile of its times. Compare the columns with each other, not with another run or machine.

- *Program started to window usable*: \`leysin serve\` on ${blogTitle} is started, a running headless Chromium goes to its
  address, the list of posts is filled, the search has the focus, and the frame with it is painted. Bare: a Node server
  with one empty page.
- *Desktop (double)*: the built desktop shell on the double of Electron that the tests use, in the same Chromium, on
  the same blog. Bare: an empty program with one window and one page on the same double. Both times hold the start of Node and of the
  double; what real Electron adds or saves is not in them. The post is saved before the program ends.
- *List of posts, cold*: \`leysin list --json\` as a process of its own that finds nothing kept of an earlier start; *kept*:
  one that does. Bare: a Node process that reads the same files, one after the other, and nothing else. The files are in
  the system's cache in both. The larger list is of posts of 4 to 5 KB that state their metadata in four ways.
- *Main thread*: how long that thread of a server was on a processor from its start until a window has its list. *Memory*:
  how much larger that server is than one of a small blog. Both on Linux only.
- *Opening one*: \`posts.read\` over the WebSocket. Bare: reading the file.
- *List of posts, warm*: \`posts.list\` over the WebSocket of a program that runs, as the window asks for it after a
  change. Bare: a loop in Node that reads the same files.
- *Search*: \`posts.search\` over the WebSocket of a program that has read 10,000 posts, from the question until the posts
  with the words themselves are there, and until those with typing errors are. Bare: \`includes\` of the words in all
  texts, in lower case, in memory.
- *Publish one post*: \`publish.run\` over the WebSocket of a program that runs, to a bare repository on the same disk.
  Bare: \`git add\`, \`commit\`, \`fetch\`, \`merge-tree\` and \`push\`, one after the other.
- *Publish one post of a large repository*: \`publish.run\` that plans, checks and publishes, as the Publish button calls it.
  Bare: the same commands by hand. The aim is 1.5 times those and 300 ms more.
- *Plan of 100 changed posts*: \`publish.plan\` of all changed posts. Bare: \`git status\` with new files and \`git diff --stat
  HEAD\`. The aim is one second.
- *Longest task of the page*: what the browser tells of tasks over 50 ms while the Publish button publishes; the aim is none.`;

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      only: { type: 'string', multiple: true },
      post: { type: 'string', multiple: true },
      write: { type: 'boolean' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  const unknown = (values.only ?? []).filter(name => !parts.some(part => part === name));
  const posts = documentNames.filter(name => values.post?.includes(name));
  if (values.help || unknown.length > 0 || posts.length < (values.post?.length ?? 0)) {
    console.log(usage);
    return values.help ? 0 : 2;
  }
  const place = makeScratchPlace();
  const browser = await launchBrowser();
  const blog = largeBlog();
  const measures: Readonly<Record<(typeof pairs)[number], () => Promise<readonly Figure[]>>> = {
    start: () => measureStart(browser, place, place.makeBlog('start', blog.source)),
    desktop: () => measureDesktop(browser, place, place.makeBlog('desktop', blog.source)),
    list: () => measureList(place, place.makeBlog('list', blog.source)),
    search: () => measureSearch(place, place.makeBlog('search', manyPostsBlog().source)),
    publish: async () => [
      ...(await measurePublish(place, blog)),
      ...(await measureLargePublish(browser, place)),
    ],
  };
  try {
    const isWanted = (part: string) => !values.only || values.only.includes(part);
    const run = `${describeRun()} Chromium ${browser.version()}.`;
    const figures: Figure[] = [];
    for (const part of pairs.filter(isWanted)) {
      console.error(`measuring: ${part}`);
      figures.push(...(await measures[part]()));
    }
    if (figures.length > 0) {
      const table = tableOf(figures);
      console.log(`${run}\n\n${table}`);
      if (values.write) writeFiguresSection('Speed', `${run}\n\n${table}\n\n${explanation(blog.title)}`);
    }
    if (isWanted('typing')) {
      const report = await reportTyping(browser, place, posts);
      console.log(`${run}\n\n${report}`);
      if (values.write) writeFiguresSection('Side by side', `${run}\n\n${report}`, 'docs/performance.md');
    }
    return 0;
  } finally {
    await browser.close();
    await place.dispose();
  }
}

process.exitCode = await main();
