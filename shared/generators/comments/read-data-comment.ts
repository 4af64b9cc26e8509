import { type ConfigMap, configText, readYamlConfig } from '../config/read-yaml-config.ts';

/** What a comment's file of data holds. */
export interface DataCommentText {
  readonly author: string;
  /** As written; a number of seconds, which Staticman can write, as `2017-02-03 04:05:06 UTC`. */
  readonly date: string;
  /** Markdown. */
  readonly message: string;
}

/** Reads a comment in YAML or JSON; undefined when the text holds none that can be read. */
export function readDataComment(text: string): DataCommentText | undefined {
  const data = readYamlConfig(text.replace(/^\ufeff/, ''));
  const message = firstOf(data, ['message', 'comment', 'body', 'content', 'text']);
  const author = firstOf(data, ['name', 'author', 'username']);
  if (message === '' && author === '') return undefined;
  return { author, message, date: dateOf(firstOf(data, ['date', 'timestamp', 'created'])) };
}

function firstOf(data: ConfigMap, keys: readonly string[]): string {
  return keys.map(key => configText(data.get(key))).find(text => text !== '') ?? '';
}

function dateOf(written: string): string {
  if (!/^\d{9,10}$/.test(written)) return written;
  const moment = new Date(Number(written) * 1000).toISOString();
  return `${moment.slice(0, 10)} ${moment.slice(11, 19)} UTC`;
}
