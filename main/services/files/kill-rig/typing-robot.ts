import { writeSync } from 'node:fs';
import { setImmediate } from 'node:timers/promises';
import { createJournal } from '../../journal/journal.ts';
import { readPostText } from '../../posts/read-post.ts';
import { savePost } from '../../posts/save-post.ts';

/**
 * Types words into a post, journals each and saves now and then, until it is killed; prints the number of each word that
 * the journal has taken. Arguments: the profile folder and the blog's root.
 */
const [home = '', root = ''] = process.argv.slice(2);
const path = 'post.md';
const journal = createJournal(home);
const session = `robot-${process.pid}`;

let { text, version } = await readPostText(root, path);
writeSync(1, 'ready\n');
let seq = 0;
for (let word = 1; ; word++) {
  const insert = `${word} `;
  seq++;
  const changes = [{ from: text.length, to: text.length, insert }];
  await journal.append({ blogRoot: root, path, session, baseVersion: version, seq, changes });
  text += insert;
  writeSync(1, `${word}\n`);
  if (word % 7 === 0) {
    ({ version } = await savePost(root, path, text, version));
    await journal.saved({ blogRoot: root, path, session, seq, version, text });
    seq = 0;
  }
  await setImmediate();
}
