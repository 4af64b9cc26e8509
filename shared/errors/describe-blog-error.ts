import type { ErrorCode, ErrorData } from '../app-error.ts';
import { describe, type ErrorButton, type ErrorTable, fact } from './error-description.ts';

type Code = Extract<ErrorCode, `blog.${string}` | `post.${string}` | `path.${string}` | `image.${string}`>;

const openBlog = { label: 'Open blog', command: 'blog.open' } as const;

/** What was refused is tried again: by git in the middle of a publish, else a save. */
function tryAgain({ command }: ErrorData): ErrorButton {
  return { label: 'Try again', command: command === undefined ? 'post.save' : 'publish.run', isAgain: true };
}

/** Words for problems with blogs, posts, paths and images. */
export const blogErrors: ErrorTable<Code> = {
  'blog.not-found': data =>
    describe(
      'No blog found',
      `There is no blog in ${fact(data, 'path', 'that folder')} or above it. Choose the folder that holds your posts.`,
      openBlog,
    ),
  'blog.gone': data =>
    describe(
      data.reason === 'empty' ? 'The folder of this blog is empty' : 'The folder of this blog is gone',
      data.reason === 'empty'
        ? `${fact(data, 'path', 'It')} holds nothing any more; its disk may not be connected. Nothing was written there. What you typed is kept${keptIn(data)}. Bring the folder back, then save again.`
        : `${fact(data, 'path', 'It')} was moved or renamed, or its disk is not connected any more. What you typed is kept${keptIn(data)}. Put the folder back under this name and save again, or open it where it is now.`,
      openBlog,
    ),
  'blog.thinned': () =>
    describe(
      'Many posts of this blog are gone at once',
      'This post may be one of them, so nothing was written. What you typed is kept. Bring the files back, or say above the list that they are deleted; then save again.',
    ),
  'blog.shown-elsewhere': () =>
    describe(
      'That blog is open in another window',
      'Its window is in front now. Each blog has one window, so that no text is in two places.',
    ),
  'blog.untrusted': () =>
    describe(
      'This blog is not trusted yet',
      'Git may run programs that a blog’s own settings name, so it runs only in blogs you trust. Nothing was run.',
      { label: 'Review changes', command: 'publish.review' },
    ),
  'blog.unreadable': data =>
    describe(
      'The blog cannot be read',
      `${fact(data, 'path', 'The folder of this blog')} is no folder, or its permissions keep it from being read. Nothing was changed.`,
      openBlog,
    ),
  'post.not-found': data =>
    describe(
      'There is no such post',
      `${fact(data, 'path', 'Its file')} is not there, or the blog does not count it as a post. Nothing was changed.`,
      { label: 'Search posts', command: 'posts.search' },
    ),
  'post.broken': data =>
    describe(
      'The metadata of this post cannot be read',
      `The block at its top has a mistake${data.line === undefined ? '' : ` in line ${fact(data, 'line', '')}`}. The post can be edited: put it right there and save.`,
    ),
  'post.read-only': () =>
    describe(
      'This post is read-only',
      'Its file may not be written, so nothing was changed. Allow writing in your file manager, then open the post again.',
    ),
  'post.changed-on-disk': () =>
    describe(
      'The file changed on disk',
      'Another window of Leysin, or another program, wrote this post since you opened it. Nothing was overwritten: save again to choose between the two.',
      { label: 'Choose', command: 'post.save' },
    ),
  'post.deleted-on-disk': () =>
    describe(
      'The file is gone',
      'It was deleted, or moved and changed, outside of this window. Your text is still here: save to keep it in a new file.',
      { label: 'Keep my text', command: 'post.save' },
    ),
  'post.name-taken': data =>
    describe(
      'There is a post of that name already',
      `${fact(data, 'path', 'The file')} exists, and nothing is ever overwritten. Choose another title.`,
    ),
  'post.bad-title': () =>
    describe(
      'This title cannot be used',
      'A post needs a title with at least one letter or digit: its file is named after it.',
    ),
  'post.no-drafts': data =>
    describe(
      'This blog has no drafts',
      `${fact(data, 'generator', 'A plain folder')} leaves no post out, and nothing in this blog says otherwise, so none was created. Create it without marking it as a draft, or name a folder for drafts in the blog’s settings.`,
    ),
  'post.cannot-convert': data =>
    describe(
      'This post cannot be converted',
      `${fact(data, 'reason', 'Only posts in HTML can be turned into Markdown')}. The post was left as it is.`,
    ),
  'post.would-drop-html': data =>
    describe(
      'Parts of this post would not be shown any more',
      `Markdown has no words for them, and this blog’s generator leaves out HTML in Markdown: ${fact(data, 'parts', 'some parts')}. The post was left as it is. Convert it in its window to decide, or let the generator keep HTML first (Hugo: markup.goldmark.renderer.unsafe).`,
    ),
  'path.outside-root': data =>
    describe(
      'That file is outside the blog',
      data.root !== undefined
        ? `${fact(data, 'path', 'It')} does not lie in the blog’s folder, ${fact(data, 'root', '')}. Nothing was changed. Name a file of this blog, or open the blog that has it (in a terminal: --folder).`
        : `${fact(data, 'path', 'It')} leads out of the blog’s folder, and Leysin only reads and writes inside it. ${keepingText(
            data,
            'Put a plain file back in the place of the link',
            'To work on that file here, put a copy of it in the place of the link, or open its own folder with Open blog.',
          )}`,
    ),
  'path.not-a-file': data =>
    describe(
      'That is not a file',
      `${fact(data, 'path', 'It')} is a folder or a device, so it was left alone. ${keepingText(
        data,
        'Put a plain file back under this name',
        'Give it another name, or remove it, to have a post of this name.',
      )}`,
    ),
  'path.not-allowed': data =>
    data.reason === 'not-empty'
      ? describe(
          'That folder is not empty',
          `${fact(data, 'path', 'It')} has something in it already, so nothing was copied. Name a new or an empty folder.`,
        )
      : describe(
          data.reason === 'link' ? 'That link leads nowhere' : 'That name is not allowed',
          `${fact(data, 'path', 'It')} ${nameFault(data)}${data.isTyped === true ? ` ${keepingText(data, 'Put that right', '')}` : ''}`,
        ),
  'image.unsupported': data =>
    describe(
      'This image cannot be used',
      `${fact(data, 'name', 'The file')} is not a PNG, JPEG, GIF, WebP, AVIF or SVG image. The post was not changed.`,
    ),
  'image.too-large': data =>
    describe(
      'This image is too large',
      `${fact(data, 'name', 'The file')} is larger than a web page should carry. Make it smaller, then insert it again.`,
    ),
};

/** Where typed text is and how to keep it, or what to do where nothing was typed. */
function keepingText({ isTyped }: ErrorData, toSave: string, otherwise: string): string {
  return isTyped === true
    ? `What you typed is still in this window, and kept for a restart. ${toSave} and save again, or copy the text from here into another post.`
    : otherwise;
}

/** What could not be written, where nobody says which file: git writes its own. */
function unnamed({ command }: ErrorData): string {
  return command === undefined ? 'the file' : 'a file of the repository';
}

function capital(words: string): string {
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}

/** What is safe after a write that failed. */
function safe({ isTyped }: ErrorData): string {
  return isTyped === true ? 'The old file is intact and your text is still here' : 'Nothing was changed';
}

/** The folder in which typed text waits, where it is known. */
function keptIn(data: ErrorData): string {
  return typeof data.kept === 'string' ? ` in ${data.kept}` : '';
}

const nameFaults: Readonly<Record<string, string>> = {
  git: 'belongs to git, so Leysin does not touch it.',
  link: 'is a link that leads nowhere or in a circle, so there is no file to open. Put the link right or remove it.',
  characters:
    'has a character in its name that not every system can hold: a backslash, a line end or another control character. The file was left as it is; to work on it here, give it a name of letters, numbers and hyphens in your file manager.',
  'not-portable':
    'is a name that Windows cannot hold: it has one of < > : " | ? *, ends in a dot or a space, or is a device such as CON. Rename it in your file manager to letters, numbers and hyphens.',
  'too-long': 'is longer than this system can hold. Choose a shorter one.',
};

function nameFault({ reason }: ErrorData): string {
  const known = typeof reason === 'string' && Object.hasOwn(nameFaults, reason);
  return known
    ? (nameFaults[reason] ?? '')
    : 'cannot be the name of a file here, so it was left alone. Rename it in your file manager to letters, numbers and hyphens.';
}

/** Words for problems with files. */
export const fileErrors: ErrorTable<Extract<ErrorCode, `file.${string}`>> = {
  'file.not-found': data =>
    describe(
      'A file is missing',
      `${fact(data, 'path', 'It')} is not there, or is no file. Nothing was changed.`,
    ),
  'file.name-taken': () =>
    describe('That name is taken', 'There is a file of that name already. Nothing was overwritten.'),
  'file.no-permission': data =>
    describe(
      'The file may not be written',
      `Your account has no permission for ${fact(data, 'path', unnamed(data))} or its folder. ${safe(data)}. Allow writing there in your file manager, then try again.`,
      tryAgain(data),
    ),
  'file.disk-full': data =>
    describe(
      'The disk is full',
      `${fact(data, 'path', capital(unnamed(data)))} could not be written. ${safe(data)}: free some space, then try again.`,
      tryAgain(data),
    ),
  'file.read-only-disk': data =>
    describe(
      'The disk is read-only',
      `Nothing can be written to it. ${safe(data)}. Allow writing on the disk, or copy the blog’s folder to another one and open it there with Open blog${data.isTyped === true ? '; until then copy your text from here' : ''}. Then try again.`,
      ...(data.isTyped === true || data.command !== undefined ? [tryAgain(data)] : []),
    ),
  'file.not-text': data =>
    describe(
      'This is not a text file',
      `${fact(data, 'path', 'The file')} is not UTF-8 text or holds a NUL byte. It is shown as far as possible and never written.`,
    ),
  'file.too-large': data =>
    describe(
      'The file is too large',
      `${fact(data, 'path', 'The file')} is larger than Leysin can edit. It was left as it is.`,
    ),
  'file.failed': data =>
    describe(
      'A file could not be read or written',
      `The system refused ${fact(data, 'path', 'the file')}. ${safe(data)}.`,
      tryAgain(data),
    ),
};
