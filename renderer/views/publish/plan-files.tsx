import type { ComponentChildren } from 'preact';
import { useRef } from 'preact/hooks';
import type { PlannedPost, PublishPlan } from '../../../shared/model/publish.ts';
import {
  type PlanRow,
  type RowFile,
  tickFile,
  tickOf,
  tickPost,
  type Unticked,
} from '../../../shared/publish/plan-ticks.ts';
import { changeWords } from './change-words.ts';

/** Which line of the list is chosen: a post (`file` null) or one of its files. */
export interface ChosenRow {
  readonly row: number;
  readonly file: number | null;
}

interface PlanFilesProps {
  readonly plan: PublishPlan;
  readonly rows: readonly PlanRow[];
  readonly unticked: Unticked;
  readonly onTick: (unticked: Unticked) => void;
  readonly chosen: ChosenRow;
  readonly onChoose: (row: ChosenRow) => void;
}

/**
 * The posts of a plan with their files, each with a tick. One stop of the Tab key: the arrows go from line to line,
 * Space ticks, and the line that has the focus is the one whose differences are shown.
 */
export function PlanFiles({ plan, rows, unticked, onTick, chosen, onChoose }: PlanFilesProps) {
  const list = useRef<HTMLUListElement>(null);
  return (
    <ul
      ref={list}
      class="plan-files"
      aria-label="Files"
      onKeyDown={event => {
        if (list.current && moveFocus(list.current, event.key)) event.preventDefault();
      }}
    >
      {rows.map(({ post, files }, row) => (
        <li key={post.path}>
          <PostLine
            post={post}
            files={files}
            tick={tickOf(post, unticked)}
            isChosen={chosen.row === row && chosen.file === null}
            onTick={isTicked => onTick(tickPost(plan, unticked, post, isTicked))}
            onChoose={() => onChoose({ row, file: null })}
          />
          {files.length > 1 ? (
            <ul>
              {files.map((file, index) => (
                <li key={file.path}>
                  <FileLine
                    file={file}
                    isTicked={!unticked.has(file.path)}
                    isChosen={chosen.row === row && chosen.file === index}
                    onTick={isTicked => onTick(tickFile(unticked, file.path, isTicked))}
                    onChoose={() => onChoose({ row, file: index })}
                  />
                </li>
              ))}
            </ul>
          ) : null}
        </li>
      ))}
    </ul>
  );
}

/** Whether `key` moved the focus to another line. Enter is kept from sending the form: it would publish. */
function moveFocus(list: HTMLElement, key: string): boolean {
  if (key === 'Enter') return true;
  const boxes = [...list.querySelectorAll<HTMLInputElement>('input')];
  const at = boxes.indexOf(document.activeElement as HTMLInputElement);
  const next = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: boxes.length - 1 }[key];
  if (next === undefined) return false;
  boxes[Math.max(0, Math.min(boxes.length - 1, next))]?.focus();
  return true;
}

interface LineProps {
  readonly isChosen: boolean;
  readonly onTick: (isTicked: boolean) => void;
  readonly onChoose: () => void;
}

interface PostLineProps extends LineProps {
  readonly post: PlannedPost;
  readonly files: readonly RowFile[];
  readonly tick: 'all' | 'some' | 'none';
}

function PostLine({ post, files, tick, isChosen, onTick, onChoose }: PostLineProps) {
  const [first, ...others] = files;
  const path = first && others.length === 0 ? first.path : post.path;
  return (
    <Line
      name={`${post.title}, ${changeWords[post.change]}, ${path}`}
      tick={tick}
      isChosen={isChosen}
      onTick={onTick}
      onChoose={onChoose}
    >
      <span class="plan-title" dir="auto">
        {post.title}
      </span>
      <span class={`change change-${post.change}`}>{changeWords[post.change]}</span>
      {others.length === 0 ? <span class="plan-path">{path}</span> : null}
    </Line>
  );
}

interface FileLineProps extends LineProps {
  readonly file: RowFile;
  readonly isTicked: boolean;
}

function FileLine({ file, isTicked, isChosen, onTick, onChoose }: FileLineProps) {
  return (
    <Line
      name={`${file.path}, ${changeWords[file.change]}`}
      tick={isTicked ? 'all' : 'none'}
      isChosen={isChosen}
      onTick={onTick}
      onChoose={onChoose}
    >
      <span class="plan-path">{file.path}</span>
      <span class={`change change-${file.change}`}>{changeWords[file.change]}</span>
    </Line>
  );
}

interface AnyLineProps extends LineProps {
  readonly name: string;
  readonly tick: 'all' | 'some' | 'none';
  readonly children: ComponentChildren;
}

function Line({ name, tick, isChosen, onTick, onChoose, children }: AnyLineProps) {
  const box = useRef<HTMLInputElement>(null);
  return (
    <div class={`plan-line${isChosen ? ' is-chosen' : ''}`}>
      <input
        ref={box}
        type="checkbox"
        aria-label={name}
        checked={tick === 'all'}
        indeterminate={tick === 'some'}
        tabIndex={isChosen ? 0 : -1}
        onFocus={onChoose}
        onChange={event => onTick(event.currentTarget.checked)}
      />
      <button
        type="button"
        class="plan-name"
        tabIndex={-1}
        aria-pressed={isChosen}
        onClick={() => box.current?.focus()}
      >
        {children}
      </button>
    </div>
  );
}
