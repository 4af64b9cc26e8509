import { describe, expect, test } from 'vitest';
import { isAppError } from '../../../shared/app-error.ts';
import { pythonMarkdown } from '../../../shared/generators/dialects/markdown-dialects.ts';
import { type ImportedHtml, importHtml } from './import-html.ts';

function read(bytes: Uint8Array, name = 'my-file.html'): ImportedHtml {
  return importHtml(name, bytes, { dialect: pythonMarkdown });
}

function codeOf(action: () => unknown): string | undefined {
  try {
    action();
  } catch (error) {
    return isAppError(error) ? error.code : String(error);
  }
  return undefined;
}

describe('the title', () => {
  test('comes from title, then h1, then the file name', () => {
    expect(read(Buffer.from('<title>T &amp;\n t</title><h1>H</h1>')).title).toBe('T & t');
    expect(read(Buffer.from('<title> </title><p>x</p><h1>H</h1>')).title).toBe('H');
    expect(read(Buffer.from('<svg><title>drawing</title></svg>')).title).toBe('my-file');
  });

  test('is not repeated in the body', () => {
    expect(read(Buffer.from('<html><head><title>T</title></head><body>x</body></html>')).markdown).toBe(
      'x\n',
    );
    expect(read(Buffer.from('<title>T</title>x')).markdown).toBe('x\n');
  });
});

describe('the encoding', () => {
  test('is UTF-8, with or without a byte order mark', () => {
    expect(read(Buffer.from('<p>été</p>')).markdown).toBe('été\n');
    expect(read(Buffer.from('\ufeff<p>été</p>')).markdown).toBe('été\n');
  });

  test.each(['windows-1252', 'ISO-8859-1', 'latin1'])('%s is read when the file names it', charset => {
    const html = `<meta charset="${charset}"><p>\u0093t\u0094 \u00e9</p>`;
    expect(read(Buffer.from(html, 'latin1')).markdown).toBe('“t” é\n');
    const old = `<meta http-equiv="Content-Type" content="text/html; charset=${charset}"><p>\u00e9</p>`;
    expect(read(Buffer.from(old, 'latin1')).markdown).toBe('é\n');
  });

  test.each([
    ['bytes that are no UTF-8', Buffer.from('<p>\u00e9</p>', 'latin1')],
    ['a NUL', Buffer.from('<p>\0</p>')],
    ['an encoding we do not read', Buffer.from('<meta charset="shift_jis"><p>a</p>')],
  ])('%s are refused', (_, bytes) => {
    expect(codeOf(() => read(bytes))).toBe('file.not-text');
  });
});
