import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TestBlog } from './fixtures.ts';

/**
 * What the disk has of a post's text: its file, and what the journals have of texts that were typed at the end. A journal
 * is read as far as a test needs it: the text it begins with, and everything that was put in after that.
 */
export function keptTexts({ folder, env }: TestBlog, post: string): readonly string[] {
  const journals = join(env.LEYSIN_HOME ?? '', 'journal');
  const names = existsSync(journals) ? readdirSync(journals).filter(name => name.endsWith('.journal')) : [];
  return [readFileSync(join(folder, post), 'utf8'), ...names.map(name => journalText(join(journals, name)))];
}

function journalText(file: string): string {
  // A save removes it in between.
  const bytes = existsSync(file) ? readFileSync(file, 'utf8') : '';
  return [...bytes.matchAll(/"(?:text|insert)":("(?:[^"\\]|\\.)*")/g)]
    .map(([, text]) => JSON.parse(text ?? '""') as string)
    .join('');
}
