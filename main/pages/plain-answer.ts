import type { Answer } from './answer.ts';
import { commonHeaders } from './security-headers.ts';

/** An answer without content. */
export function plainAnswer(status: number): Answer {
  return { status, headers: { ...commonHeaders, 'Content-Length': '0' }, body: null };
}

export const notFound: Answer = plainAnswer(404);
