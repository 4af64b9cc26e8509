import type { Site } from './blog.ts';

/** A plain folder of Markdown in English. */
export const plainSite: Site = {
  generator: 'plain',
  root: '',
  title: 'Blog',
  defaultLang: 'en',
  languages: ['en'],
  timeZone: 'UTC',
  postPatterns: [],
  pagePatterns: [],
  imageFolder: 'images',
  options: {},
};
