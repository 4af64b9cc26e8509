import type { Handlers } from '../../../shared/api/contract.ts';
import { type DescribedBlog, describeSite } from '../../../shared/blog-settings/describe-site.ts';
import { readBlogSettings } from '../../../shared/blog-settings/read-blog-settings.ts';
import { possibleStyles } from '../../../shared/blog-settings/sample-post.ts';
import { settleSite } from '../../../shared/blog-settings/settle-site.ts';
import { trySettings } from '../../../shared/blog-settings/try-settings.ts';
import { writeBlogSettings } from '../../../shared/blog-settings/write-blog-settings.ts';
import { allGenerators } from '../../../shared/generators/all-generators.ts';
import type { BlogCorrections } from '../../../shared/model/blog-settings.ts';
import { viewOf } from '../../services/blog/open-blog.ts';
import { readSettingsFile, writeSettingsFile } from '../../services/blog/settings-file.ts';
import { readNeighbours } from '../../services/posts/create-post.ts';
import type { AppParts } from '../app-parts.ts';
import type { BlogFolder } from '../blog-folders.ts';
import { openBlogFolder } from '../open-blog-folder.ts';
import type { WindowSession } from '../window-session.ts';
import { toOpenedBlog } from './blog-handlers.ts';

type SettingsCalls = 'blog.settings' | 'blog.trySettings' | 'blog.saveSettings' | 'blog.settingsSeen';

/** Handlers of what was inferred of the opened blog and of the user's corrections. */
export function createBlogSettingsHandlers(
  parts: AppParts,
  session: WindowSession,
): Pick<Handlers, SettingsCalls> {
  return {
    'blog.settings': async () => {
      const folder = session.folder();
      const { settings, version } = await readSettingsFile(folder.blog.root);
      const blog = await surveyBlog(folder);
      return {
        facts: describeSite(blog),
        corrections: settings.corrections,
        problems: settleSite(blog.folder, settings).problems,
        version,
        generators: allGenerators.map(({ name, label }) => ({ name, label })),
        styles: possibleStyles(blog.site, blog.neighbours, blog.instant),
      };
    },
    'blog.trySettings': async ({ corrections }) =>
      trySettings(await surveyBlog(session.folder()), normalised(corrections)),
    'blog.saveSettings': async change => {
      const { root } = session.folder().blog;
      await writeSettingsFile(root, change);
      await markSeen(parts, root);
      const folder = await openBlogFolder(parts, root);
      session.show(folder);
      return toOpenedBlog(folder, parts);
    },
    'blog.settingsSeen': () => markSeen(parts, session.folder().blog.root),
  };
}

/** A profile that is full is no reason to refuse what the user wants of the blog. */
async function markSeen({ settings, log }: AppParts, root: string): Promise<void> {
  await settings.markSeen(root).catch(error => log.warn(String(error)));
}

/** As they will be read again from the file. */
function normalised(corrections: BlogCorrections): BlogCorrections {
  return readBlogSettings(writeBlogSettings(null, corrections)).corrections;
}

async function surveyBlog({ blog, index }: BlogFolder): Promise<DescribedBlog> {
  const { entries, paths } = await index.survey();
  return {
    site: blog.site,
    folder: viewOf(blog.root, paths),
    entries,
    neighbours: await readNeighbours(index, entries),
    instant: new Date().toISOString(),
  };
}
