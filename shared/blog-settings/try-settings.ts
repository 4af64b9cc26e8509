import type { WireError } from '../app-error.ts';
import { findGenerator } from '../generators/all-generators.ts';
import { joinPath } from '../generators/paths/blog-paths.ts';
import type { Site } from '../model/blog.ts';
import type { BlogCorrections, SettingsTrial } from '../model/blog-settings.ts';
import type { PostKind } from '../model/post.ts';
import type { DescribedBlog } from './describe-site.ts';
import { possibleStyles, samplePost } from './sample-post.ts';
import { badValue, settleSite } from './settle-site.ts';

/** What a blog would be with other corrections: how many posts, and where a new one and its pictures would go. */
export function trySettings(blog: DescribedBlog, corrections: BlogCorrections): SettingsTrial {
  const settled = settleSite(blog.folder, { corrections, problems: [] });
  const { site } = settled;
  const generator = findGenerator(site.generator);
  const count = (counted: Site, kind: PostKind) => {
    const { classify } = findGenerator(counted.generator);
    return blog.folder.paths.filter(path => classify(counted, path) === kind).length;
  };
  const neighbours = blog.neighbours.filter(({ path }) => generator.classify(site, path) === 'post');
  const { path: newPost } = samplePost(site, neighbours, blog.instant);
  const place = generator.imagePlace(site, newPost);
  return {
    posts: { before: count(blog.site, 'post'), after: count(site, 'post') },
    pages: { before: count(blog.site, 'page'), after: count(site, 'page') },
    newPost,
    image: { path: joinPath(place.folder, 'picture.png'), link: place.link('picture.png') },
    problems: [...settled.problems, ...faultsOfNewPost({ ...blog, site, neighbours }, corrections, newPost)],
  };
}

/** What keeps a new post from being one: a name outside of the folders of posts, a dialect nothing reads there. */
function faultsOfNewPost(
  { site, neighbours, instant }: DescribedBlog,
  { newPostName, newPostMetadata }: BlogCorrections,
  newPost: string,
): readonly WireError[] {
  const isListed = findGenerator(site.generator).classify(site, newPost) === 'post';
  const isRead =
    newPostMetadata === undefined || possibleStyles(site, neighbours, instant).includes(newPostMetadata);
  return [
    ...(newPostName !== undefined && !isListed ? [badValue('newPostName', 'not-listed')] : []),
    ...(isRead ? [] : [badValue('newPostMetadata', 'style-not-read')]),
  ];
}
