import { useRef, useState } from 'preact/hooks';
import { completeFolder } from '../actions/open-blog.ts';
import { useApp } from './app-context.ts';

interface FolderFieldProps {
  readonly value: string;
  readonly onChange: (folder: string) => void;
}

const listId = 'folder-list';

/** A field for a folder that offers the folders there are: arrow keys choose, Tab or Enter takes the chosen one. */
export function FolderField({ value, onChange }: FolderFieldProps) {
  const app = useApp();
  const [folders, setFolders] = useState<readonly string[]>([]);
  const [active, setActive] = useState(-1);
  const asked = useRef('');
  const offer = async (prefix: string) => {
    asked.current = prefix;
    const found = await completeFolder(app, prefix);
    if (asked.current !== prefix) return;
    setFolders(found.filter(folder => folder !== prefix).slice(0, 12));
    setActive(-1);
  };
  const change = (folder: string) => {
    onChange(folder);
    // What was offered for the former text is no choice any more: the next Enter opens the folder.
    setActive(-1);
    void offer(folder);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const chosen = folders[active];
    if (event.key === 'ArrowDown' && folders.length > 0) setActive((active + 1) % folders.length);
    else if (event.key === 'ArrowUp' && folders.length > 0)
      setActive((active + folders.length) % (folders.length + 1));
    else if ((event.key === 'Enter' || event.key === 'Tab') && chosen !== undefined) change(chosen);
    else return;
    event.preventDefault();
  };
  return (
    <div class="form-row">
      <label for="folder-field">Folder</label>
      <input
        id="folder-field"
        class="field"
        type="text"
        autocomplete="off"
        spellcheck={false}
        placeholder="Path of a folder"
        aria-autocomplete="list"
        aria-controls={listId}
        aria-activedescendant={active >= 0 ? `${listId}-${active}` : undefined}
        value={value}
        data-first
        onFocus={() => void offer(value)}
        onInput={event => change(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      <div class="folder-list" role="listbox" id={listId} aria-label="Folders" hidden={folders.length === 0}>
        {folders.map((folder, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: keys are handled by the field, which keeps the focus
          <div
            key={folder}
            id={`${listId}-${index}`}
            class="pick-item"
            role="option"
            tabIndex={-1}
            aria-selected={index === active}
            onClick={() => change(folder)}
          >
            <span class="pick-label">{folder}</span>
          </div>
        ))}
      </div>
    </div>
  );
}
