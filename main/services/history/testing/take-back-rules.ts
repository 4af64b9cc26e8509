import type { TakeBackRequest } from '../take-back.ts';

/** A blog whose posts and pictures lie in `posts/`. */
export const plainRules: Pick<TakeBackRequest, 'isOfPosts'> = {
  isOfPosts: path => path.startsWith('posts/'),
};
