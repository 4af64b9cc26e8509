import { chooseFolder } from '../actions/choose-folder.ts';
import { convertPost } from '../actions/convert-post.ts';
import { acceptAbsence, refreshPosts } from '../actions/refresh-posts.ts';
import { useApp } from './app-context.ts';
import { OnlineLines } from './online/online-lines.tsx';

const readOnlyReasons = {
  'not-text': 'This file is not UTF-8 text or holds a NUL byte, so it can be read here but not changed.',
  'too-large': 'This file is too large to edit here. It can be read.',
  'no-permission': 'This file may not be written by your account. It can be read.',
} as const;

const sidecarReasons = {
  'not-text': 'is not UTF-8 text or holds a NUL byte.',
  'too-large': 'is too large.',
  'no-permission': 'may not be written by your account.',
} as const;

/** What is to be known of the blog or post as long as it is open. */
export function Banners() {
  const app = useApp();
  const { blog, post } = app.state;
  const file = post.open.value;
  return (
    <>
      <AbsenceBanner />
      <OnlineLines />
      {blog.blog.value?.isSample ? (
        <div class="banner">
          <span>Sample</span>
          <span aria-hidden="true">·</span>
          <button type="button" class="link" onClick={() => void chooseFolder(app, 'keep')}>
            Keep as my blog…
          </button>
        </div>
      ) : null}
      {file?.readOnly ? <div class="banner">{readOnlyReasons[file.readOnly]}</div> : null}
      {file?.sidecarReadOnly && !file.readOnly ? (
        <div class="banner">
          <span>
            The metadata of this post cannot be changed here: <bdi>{file.sidecar}</bdi>{' '}
            {sidecarReasons[file.sidecarReadOnly]}
          </span>
        </div>
      ) : null}
      {file?.format === 'html' && !file.readOnly ? (
        <div class="banner">
          <span>This post is written in HTML.</span>
          <button type="button" class="link" onClick={() => void convertPost(app)}>
            Convert to Markdown
          </button>
        </div>
      ) : null}
      <MetadataBanner />
    </>
  );
}

/** Why the metadata of the post cannot be read, where the form does not say it. */
function MetadataBanner() {
  const { preview, properties, settings } = useApp().state;
  const { isPropertiesShown, layout } = settings.settings.value;
  const error = preview.metadataError.value;
  const isInForm = isPropertiesShown && layout !== 'preview' && properties.form.value?.broken !== undefined;
  if (!error || isInForm) return null;
  return <div class="banner banner-warning">The metadata cannot be read: {error}</div>;
}

const absences = {
  gone: [
    'The folder of this blog is not there.',
    'It was moved or renamed, or its disk is not connected. The list shows what it held. Nothing is saved there now.',
  ],
  unreadable: [
    'The folder of this blog cannot be read.',
    'Its permissions keep Leysin out. The list shows what it held.',
  ],
  empty: [
    'All posts of this blog are gone at once.',
    'Its disk may not be connected, so Leysin does not take them for deleted. The list shows what was there.',
  ],
  thinned: [
    'Many posts of this blog are gone at once.',
    'A part of a disk may be missing, so Leysin does not take them for deleted, and publishes nothing. The list shows what was there.',
  ],
} as const;

/** Says that the list is not what the folder is; gone when the folder is back. */
function AbsenceBanner() {
  const app = useApp();
  const absence = app.state.blog.absence.value;
  if (absence === null) return null;
  const [what, why] = absences[absence];
  return (
    <div class="banner banner-warning banner-absence" role="alert">
      <span>
        <strong>{what}</strong> {why}
      </span>
      <span class="banner-buttons">
        <button type="button" class="button button-small" onClick={() => void refreshPosts(app)}>
          Look again
        </button>
        {absence === 'empty' || absence === 'thinned' ? (
          <button type="button" class="button button-small" onClick={() => void acceptAbsence(app)}>
            They are deleted
          </button>
        ) : null}
      </span>
    </div>
  );
}
