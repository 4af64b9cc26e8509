import type { BlogPath, Site } from '../../model/blog.ts';
import { configText, readYamlConfig } from '../config/read-yaml-config.ts';
import type { HiddenComments } from '../generator.ts';
import { isBelow, joinPath } from '../paths/blog-paths.ts';
import { isDataFile } from './data-comments.ts';

// A word that says no
const noPattern = /^(?:false|no|off|0)$/i;

/** Keys that hide a comment when they say anything but no: `hidden` is what themes call the field only robots fill in. */
const hidingKeys: readonly string[] = ['hidden', 'spam', 'deleted'];

/** Keys that hide it when they say no. */
const showingKeys: readonly string[] = ['approved', 'published'];

/** Comments as files of data below `folder` of a site, which may say that they are not to be shown. */
export function hiddenDataComments(folder: BlogPath): HiddenComments {
  return {
    mayHide: (site: Site, path: BlogPath) => isDataFile(path) && isBelow(joinPath(site.root, folder), path),
    hides: (_path, text) => hidesItself(text),
  };
}

function hidesItself(text: string): boolean {
  const data = readYamlConfig(text.replace(/^\ufeff/, ''));
  const said = (keys: readonly string[]) =>
    keys.map(key => configText(data.get(key))).filter(text => text !== '');
  return (
    said(hidingKeys).some(text => !noPattern.test(text)) ||
    said(showingKeys).some(text => noPattern.test(text))
  );
}
