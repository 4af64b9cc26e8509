import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TestBlog } from './fixtures.ts';

/**
 * What the disk has of a post's text: its file, and what the journals have of texts that were typed at the end. A journal
 * is read as far as a test needs it: the text it begins with, and everything that was put in after that.
 */
export function keptTexts({ folder, env }: TestBlog, post: string): readonly string[] {
  const journals = join(env.LEYSIN_HOME ?? '', 'journal');
  // A folder for each post, in it a file for each window.
  const all = existsSync(journals) ? readdirSync(journals, { encoding: 'utf8', recursive: true }) : [];
  const names = all.filter(name => name.endsWith('.journal'));
  return [readFileSync(join(folder, post), 'utf8'), ...names.map(name => journalText(join(journals, name)))];
}

function journalText(file: string): string {
  return [...textOf(file).matchAll(/"(?:text|insert)":("(?:[^"\\]|\\.)*")/g)]
    .map(([, text]) => JSON.parse(text ?? '""') as string)
    .join('');
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    // A save has removed it in between.
    return '';
  }
}
