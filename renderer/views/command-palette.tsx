import { type CommandId, commandList, isOffered } from '../../shared/commands.ts';
import { foldText } from '../../shared/search/fold-text.ts';
import { isCommandEnabled, runCommand } from '../commands/command-table.ts';
import { shortcutOf } from '../commands/key-bindings.ts';
import { Dialog } from '../ui/dialog.tsx';
import { PickList } from '../ui/pick-list.tsx';
import { useApp } from './app-context.ts';

/** Every action of the app with its shortcut, found by its words. */
export function CommandPalette() {
  const app = useApp();
  const platform = app.state.connection.host.value?.platform ?? 'linux';
  const itemsFor = (query: string) => {
    const words = foldText(query).split(/\s+/u).filter(Boolean);
    return commandList
      .filter(command => isOffered(command, app.state.connection.host.value?.capabilities))
      .filter(({ label }) => words.every(word => foldText(label).includes(word)))
      .map(({ id, label }) => ({
        key: id,
        label,
        note: shortcutOf(id, platform),
        isDisabled: !isCommandEnabled(app, id),
      }));
  };
  return (
    <Dialog title="Commands" isTitleHidden onClose={app.state.dialogs.close}>
      <PickList
        label="Commands"
        placeholder="What do you want to do?"
        empty="No command has these words."
        itemsFor={itemsFor}
        onPick={key => {
          app.state.dialogs.close();
          // The dialog gives the focus back when it is gone; only then may a command move it.
          requestAnimationFrame(() => runCommand(app, key as CommandId));
        }}
      />
    </Dialog>
  );
}
