import { randomBytes } from 'node:crypto';
import type { PrintJob } from '../../shared/model/print-job.ts';
import type { Answer } from '../pages/answer.ts';
import { notFound } from '../pages/plain-answer.ts';
import { commonHeaders, printPolicy } from '../pages/security-headers.ts';
import { readStaticFile } from '../pages/static-files.ts';
import { appOrigin } from './security-settings.ts';

/** Posts on their way to paper, each under an address of its own that is answered once. */
export interface PrintPages {
  /** The address of a page with the post. */
  add(job: PrintJob): string;
  answer(key: string): Promise<Answer>;
}

/** Creates an empty set of pages made with the renderer's `print.html`. */
export function createPrintPages(rendererFolder: string): PrintPages {
  const jobs = new Map<string, PrintJob>();
  return {
    add: job => {
      const key = randomBytes(16).toString('hex');
      jobs.set(key, job);
      return `${appOrigin}/print/${key}`;
    },
    answer: async key => {
      const job = jobs.get(key);
      jobs.delete(key);
      const frame = job && (await readStaticFile(rendererFolder, '/preview/print.html'));
      if (!job || !frame) return notFound;
      return {
        status: 200,
        headers: {
          ...commonHeaders,
          'Content-Type': 'text/html; charset=utf-8',
          'Content-Security-Policy': printPolicy,
        },
        body: Buffer.from(fill(frame.body.toString('utf8'), job)),
      };
    },
  };
}

function fill(page: string, { title, lang, html }: PrintJob): string {
  const parts: Readonly<Record<string, string>> = {
    __TITLE__: escapeHtml(title),
    __LANG__: escapeHtml(lang),
    __ARTICLE__: html,
  };
  // In one pass: what a title or a post says is never looked through again.
  return page.replaceAll(/__(?:TITLE|LANG|ARTICLE)__/g, name => parts[name] ?? '');
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
