import { useState } from 'preact/hooks';
import {
  type EarlierCommit,
  type EarlierCommits,
  type EarlierFile,
  mostEarlierRead,
} from '../../../shared/model/earlier-commits.ts';
import { counted } from '../../errors/describe-online.ts';
import { momentOf } from '../../errors/describe-past.ts';
import { changeWords } from './change-words.ts';
import { EarlierDifference } from './earlier-difference.tsx';

/** The commits that go online besides what this publish makes: who made them, what they did, and how. */
export function EarlierCommitsView({ earlier }: { readonly earlier: EarlierCommits | null }) {
  if (earlier === null) return null;
  const { commits, more } = earlier;
  const count = commits.length + more;
  return (
    <section class="earlier" aria-label="Commits made earlier">
      <p class="dialog-text">
        {count === 1
          ? 'One commit made earlier goes online as well, as it is:'
          : `${counted(count, 'commit')} made earlier go online as well, as they are:`}
      </p>
      <ul class="earlier-commits">
        {commits.map(commit => (
          <li key={commit.commit}>
            <Commit commit={commit} />
          </li>
        ))}
        {more > 0 ? <li class="earlier-facts">and {more.toLocaleString('en')} more</li> : null}
      </ul>
      {count > mostEarlierRead ? (
        <p class="earlier-facts">
          The checks look at the newest {mostEarlierRead.toLocaleString('en')} of them.
        </p>
      ) : null}
    </section>
  );
}

function Commit({ commit }: { readonly commit: EarlierCommit }) {
  const { subject, author, instant, files, moreFiles } = commit;
  const name = subject || 'Without a message';
  return (
    <>
      <p class="earlier-subject" dir="auto">
        {name}
      </p>
      <p class="earlier-facts">
        <bdi>{author}</bdi> · <bdi>{momentOf(instant)}</bdi>
        {files.length === 0 ? ' · changes no file of its own' : ''}
      </p>
      {files.length === 0 ? null : (
        <ul class="earlier-files" aria-label={`Files of ${name}`}>
          {files.map(file => (
            <li key={file.path}>
              <File commit={commit.commit} file={file} />
            </li>
          ))}
          {moreFiles > 0 ? <li class="earlier-facts">and {moreFiles.toLocaleString('en')} more</li> : null}
        </ul>
      )}
    </>
  );
}

interface FileProps {
  readonly commit: string;
  readonly file: EarlierFile;
}

/** A file by the title of its post, where it has one; it opens to what was changed in it. */
function File({ commit, file }: FileProps) {
  const [isOpen, setOpen] = useState(false);
  const { path, change, from, title, isOutside } = file;
  return (
    <>
      <button type="button" class="earlier-file" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        {title ? (
          <span class="plan-title" dir="auto">
            {title}
          </span>
        ) : null}
        <span class={`change change-${change}`}>{changeWords[change]}</span>
        <bdi class="plan-path">{path}</bdi>
        {from === null ? null : (
          <span class="plan-path">
            (was <bdi>{from}</bdi>)
          </span>
        )}
        {isOutside ? <span class="earlier-outside">outside this blog</span> : null}
      </button>
      {isOpen ? <EarlierDifference commit={commit} file={file} /> : null}
    </>
  );
}
