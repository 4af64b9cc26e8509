import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { findGenerator } from '../../../shared/generators/all-generators.ts';
import type { OpenedBlog } from '../../../shared/model/blog.ts';
import { useApp } from '../app-context.ts';
import type { TypedFieldProps } from './field-props.ts';
import { useDraft } from './use-draft.ts';

interface ImageFieldProps extends TypedFieldProps {
  /** Stores a picture in the blog and writes where it is. */
  readonly onPick: (image: File) => void;
}

/** Where a picture is, with the picture itself and a button to bring one in. */
export function ImageField({ onPick, ...props }: ImageFieldProps) {
  const { id, value, placeholder, isReadOnly, isRefused, describedBy, onChange, onLeave } = props;
  const draft = useDraft(value, onChange, onLeave);
  const picker = useRef<HTMLInputElement>(null);
  return (
    <div class="image-row">
      <Picture link={value} />
      <input
        id={id}
        class="field"
        type="text"
        autocomplete="off"
        spellcheck={false}
        placeholder={placeholder}
        aria-describedby={describedBy}
        aria-invalid={isRefused}
        readOnly={isReadOnly}
        value={draft.text}
        onInput={event => draft.type(event.currentTarget.value)}
        onBlur={draft.leave}
      />
      {isReadOnly ? null : (
        <button type="button" class="button button-small" onClick={() => picker.current?.click()}>
          Choose file…
        </button>
      )}
      <input
        ref={picker}
        type="file"
        accept="image/*"
        hidden
        aria-label="Picture file"
        onChange={event => {
          const [file] = event.currentTarget.files ?? [];
          event.currentTarget.value = '';
          if (file) onPick(file);
        }}
      />
    </div>
  );
}

/** A small picture of the blog; nothing for pictures of other sites and where there is none. */
function Picture({ link }: { readonly link: string }) {
  const { blog, post } = useApp().state;
  const [isMissing, setMissing] = useState(false);
  const address = addressOf(blog.blog.value, link, post.open.value?.path ?? '');
  useLayoutEffect(() => setMissing(false), [address]);
  if (address === undefined || isMissing) return null;
  return <img class="image-small" src={address} alt="" onError={() => setMissing(true)} />;
}

function addressOf(blog: OpenedBlog | null, link: string, post: string): string | undefined {
  if (!blog || link === '') return undefined;
  const path = findGenerator(blog.site.generator).resolveAsset(blog.site, link, post);
  return path === undefined ? undefined : blog.assetBase + path.split('/').map(encodeURIComponent).join('/');
}
