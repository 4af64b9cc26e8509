import { chooseFolder } from '../actions/choose-folder.ts';
import { convertPost } from '../actions/convert-post.ts';
import { useApp } from './app-context.ts';

const readOnlyReasons = {
  'not-text': 'This file is not UTF-8 text, so it can be read here but not changed.',
  'too-large': 'This file is too large to edit here. It can be read.',
  'no-permission': 'This file may not be written by your account. It can be read.',
} as const;

/** What is to be known of the blog or post as long as it is open. */
export function Banners() {
  const app = useApp();
  const { blog, post, preview } = app.state;
  const file = post.open.value;
  return (
    <>
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
      {file?.format === 'html' && !file.readOnly ? (
        <div class="banner">
          <span>This post is written in HTML.</span>
          <button type="button" class="link" onClick={() => void convertPost(app)}>
            Convert to Markdown
          </button>
        </div>
      ) : null}
      {preview.metadataError.value ? (
        <div class="banner banner-warning">The metadata cannot be read: {preview.metadataError.value}</div>
      ) : null}
    </>
  );
}
