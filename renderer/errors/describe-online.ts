import { describeError } from '../../shared/errors/describe-error.ts';
import type { OnlineChange, OnlineNews, OnlineText, WaitingPublish } from '../../shared/model/online.ts';
import type { PostEntry } from '../../shared/model/post.ts';
import { namePublished } from './describe-publish.ts';

/** What is committed and not online, and what becomes of it, as a sentence or two. */
export function describeWaiting(waiting: WaitingPublish, posts: readonly PostEntry[], now: Date): string {
  const { files, since, stopped, isSending } = waiting;
  const what = files.length === 0 ? 'What you published' : namePublished(files, posts);
  const isSeveral = /^\d/.test(what) && !what.startsWith('1 ');
  const subject = waiting.takesBack ? `Taking back ${what} is` : `${what} ${isSeveral ? 'are' : 'is'}`;
  const begun = `${subject} committed here, not online yet.`;
  if (stopped?.code === 'publish.cut-off') return `${begun} The program ended while it was being sent.`;
  if (stopped?.code === 'cancelled')
    return stopped.data.isSent === true
      ? `${begun} You cancelled it while it was being sent, and the host may still put it online.`
      : `${begun} You cancelled it before it was sent.`;
  if (stopped !== null) return `${begun} Sending it by itself has stopped: ${describeError(stopped).title}.`;
  if (isSending) return `${begun} Sending…`;
  return `${begun} Waiting for the network since ${describeTime(since, now)}.`;
}

/** What changed online, in a few words: how many posts, or files where none is a post. */
export function describeNews({ posts, otherFiles }: OnlineNews): string {
  if (posts.length > 0) return `${counted(posts.length, 'post')} changed online`;
  if (otherFiles > 0) return `${counted(otherFiles, 'file')} changed online; none is a post`;
  return 'Something changed online';
}

/** How much of a changed post is another online. */
export function describeAmount({ change, paragraphs }: OnlineText): string {
  if (change.change !== 'modified') return '';
  return paragraphs === 0 ? 'its metadata' : counted(paragraphs, 'paragraph');
}

/** What a button says that gets what changed online: all of it, whichever post is shown. */
export function nameGetting({ posts }: OnlineNews): string {
  return posts.length > 1 ? `Get all ${posts.length}` : 'Get it';
}

/** What happened online to a post, and who did it: "Changed online by Zoë". */
export function describeChange({ change, to, author }: OnlineChange): string {
  const by = author === '' ? '' : ` by ${author}`;
  switch (change) {
    case 'added':
      return `New online${by}`;
    case 'modified':
      return `Changed online${by}`;
    case 'deleted':
      return `Removed online${by}`;
    case 'renamed':
      return `Moved online${by} to ${to ?? 'another place'}`;
  }
}

/** As the list marks a post. */
export const onlineBadges = {
  added: 'New online',
  modified: 'Changed online',
  deleted: 'Removed online',
  renamed: 'Moved online',
} as const;

/** A number with its noun. */
export function counted(count: number, noun: string): string {
  return `${count.toLocaleString('en')} ${noun}${count === 1 ? '' : 's'}`;
}

/** The time of day, with the day where that is another. */
export function describeTime(ms: number, now: Date): string {
  const time = new Date(ms);
  const isToday = time.toDateString() === now.toDateString();
  const clock = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
  const day = { day: 'numeric', month: 'short', year: 'numeric' } as const;
  return new Intl.DateTimeFormat('en-GB', isToday ? clock : { ...day, ...clock }).format(time);
}
