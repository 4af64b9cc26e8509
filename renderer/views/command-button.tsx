import { type CommandId, commandList } from '../../shared/commands.ts';
import { isCommandEnabled, runCommand } from '../commands/command-table.ts';
import { shortcutOf } from '../commands/key-bindings.ts';
import { Icon, type IconName } from '../ui/icon.tsx';
import { useApp } from './app-context.ts';

interface CommandButtonProps {
  readonly id: CommandId;
  readonly icon: IconName;
  /** `icon`: no words are seen at any width. */
  readonly look?: 'plain' | 'primary' | 'icon';
  /** Whether what the command turns on and off is on; left out for commands that only do something. */
  readonly isPressed?: boolean;
}

/** A button for a command, with its shortcut in the tooltip; in a narrow window only its icon is seen. */
export function CommandButton({ id, icon, look = 'plain', isPressed }: CommandButtonProps) {
  const app = useApp();
  const label = commandList.find(command => command.id === id)?.label ?? id;
  const shortcut = shortcutOf(id, app.state.connection.host.value?.platform ?? 'linux');
  return (
    <button
      type="button"
      class={`button button-${look}`}
      title={shortcut ? `${label} (${shortcut})` : label}
      aria-label={label}
      aria-pressed={isPressed}
      // One that is off for a while keeps the focus: keys would be lost otherwise. The command itself does nothing then.
      aria-disabled={isCommandEnabled(app, id) ? undefined : true}
      onClick={() => runCommand(app, id)}
    >
      <Icon name={icon} />
      {look === 'icon' ? null : <span class="button-label">{label}</span>}
    </button>
  );
}
