import { AppError, type ErrorCode, type ErrorData } from '../app-error.ts';
import { describe, type ErrorTable, fact } from './error-description.ts';

const settings = { label: 'Blog settings', command: 'blog.settings' } as const;

const wholeFile: ReadonlyMap<string, string> = new Map([
  ['not-a-file', 'it is a folder, a link or a device'],
  ['not-text', 'it is not UTF-8 text'],
  ['too-large', 'it is larger than 64 KB'],
  ['not-json', 'it is not valid JSON'],
  ['not-an-object', 'it does not hold a JSON object'],
  ['no-version', 'it has no "version" that is a whole number'],
  ['newer-version', 'a newer Leysin wrote it'],
  ['no-permission', 'your account may not read it'],
]);

/** What is wrong with one setting, as the end of a sentence that begins with it. */
const faults: ReadonlyMap<string, string> = new Map([
  ['not-text', 'must be a text that is not empty'],
  ['not-a-list', 'must be a list of one to fifty texts'],
  ['leaves-blog', 'must be a folder inside the blog, such as content/posts, and not in .git'],
  ['not-a-generator', 'must be the name of a generator that Leysin knows'],
  ['not-recognised', 'names a generator whose configuration is not in this blog'],
  ['no-site-there', 'names a folder that is not there'],
  ['not-a-style', 'must be the name of a dialect of metadata'],
  ['style-not-read', 'names a dialect that new posts of this generator cannot begin with'],
  ['not-a-language', 'must be codes of languages, such as en or pt-br'],
  ['not-a-zone', 'must be the name of a time zone, such as Europe/Zurich'],
  ['unknown-word', 'has a word in braces that means nothing here'],
  ['no-slug', 'needs {slug}, or all posts would be one'],
  ['no-ending', 'must end in the name of a post, such as {slug}.md'],
  ['no-slash', 'must begin with /'],
  ['not-listed', 'puts new posts where they would not be listed as posts'],
]);

/** What is wrong with a setting, as the end of a sentence that begins with its name. */
export function describeFault(reason: string): string {
  return faults.get(reason) ?? 'cannot be used';
}

/** One error for all that is wrong with the settings of a blog; undefined where nothing is. */
export function settingsError([first, ...others]: readonly AppError[]): AppError | undefined {
  if (first?.code !== 'settings.bad-value' || others.length === 0) return first;
  const sentences = others.map(({ data }) => sentenceOf(data));
  return new AppError('settings.bad-value', { ...first.data, others: sentences });
}

const sentenceOf = (data: ErrorData) =>
  `“${fact(data, 'key', 'another one')}” ${describeFault(fact(data, 'reason', ''))}`;

function others({ others: sentences }: ErrorData): string {
  return Array.isArray(sentences) ? sentences.map(sentence => `; ${sentence}`).join('') : '';
}

/** Words for problems with the blog's file of corrections. */
export const settingsErrors: ErrorTable<Extract<ErrorCode, `settings.${string}`>> = {
  'settings.unreadable': data =>
    describe(
      'The settings of this blog cannot be read',
      `.leysin.json cannot be used: ${wholeFile.get(fact(data, 'reason', '')) ?? 'it is not what it should be'}. The blog is shown as Leysin finds it, and the file is left as it is until you replace it under Blog settings.`,
      settings,
    ),
  'settings.bad-value': data =>
    describe(
      Array.isArray(data.others)
        ? `${data.others.length + 1} settings of this blog cannot be used`
        : 'A setting of this blog cannot be used',
      `“${fact(data, 'key', 'It')}” in .leysin.json ${describeFault(fact(data, 'reason', ''))}${others(data)}. What Leysin finds by itself is used in ${Array.isArray(data.others) ? 'their' : 'its'} place; the file is left as it is.`,
      settings,
    ),
  'settings.changed-on-disk': () =>
    describe(
      'The settings changed on disk',
      'Another window of Leysin, or another program, wrote .leysin.json since this was opened. Nothing was overwritten: close this, look at the settings again and save what is still wanted.',
    ),
};
