import { type Command, type CommandId, commandList } from '../../shared/commands.ts';

/** What of a keyboard event decides about a binding. */
export interface KeyPress {
  readonly key: string;
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
}

type Platform = 'mac' | 'windows' | 'linux';

/** The command a key press stands for, or undefined. */
export function commandOf(press: KeyPress, platform: Platform): CommandId | undefined {
  return commandList.find(command => command.keys.some(keys => matches(keys, press, platform)))?.id;
}

function matches(keys: string, press: KeyPress, platform: Platform): boolean {
  // The key may be the hyphen itself.
  const parts = keys.split(/-(?=.)/u);
  const key = parts.pop() ?? '';
  const has = (modifier: string) => parts.includes(modifier);
  const isMac = platform === 'mac';
  return (
    (isMac ? press.metaKey : press.ctrlKey) === has('Mod') &&
    (isMac ? press.ctrlKey : press.metaKey) === false &&
    press.altKey === has('Alt') &&
    press.shiftKey === has('Shift') &&
    keyOf(press) === key.toLowerCase()
  );
}

// Matches `KeyN` and `Digit4`, the places of letters and digits on a Latin keyboard.
const placePattern = /^(?:Key|Digit)(\w)$/u;

/** The key's letter; on a keyboard without Latin letters, or where Alt changes it, the letter of its place. */
function keyOf(press: KeyPress): string {
  const isPlain = press.key.length > 1 || (press.key >= ' ' && press.key <= '~');
  if (isPlain && !press.altKey) return press.key.toLowerCase();
  return (placePattern.exec(press.code)?.[1] ?? press.key).toLowerCase();
}

const macSigns = { Mod: '⌘', Shift: '⇧', Alt: '⌥', Enter: '↩' } as const;
const otherSigns = { Mod: 'Ctrl', Shift: 'Shift', Alt: 'Alt', Enter: 'Enter' } as const;

/** Further keys are other ways to type the same sign. */
const shownKeys = 2;

/** A command's shortcuts as the platform writes them, for example `Ctrl+N or Alt+N`; '' when it has none. */
export function shortcutOf(id: CommandId, platform: Platform): string {
  const command: Command | undefined = commandList.find(known => known.id === id);
  const keys =
    command?.shownKeys === undefined ? (command?.keys.slice(0, shownKeys) ?? []) : [command.shownKeys];
  return keys.map(key => spell(key, platform)).join(' or ');
}

function spell(key: string, platform: Platform): string {
  const signs: Readonly<Record<string, string>> = platform === 'mac' ? macSigns : otherSigns;
  return key
    .split(/-(?=.)/u)
    .map(part => signs[part] ?? part.toUpperCase())
    .join(platform === 'mac' ? '' : '+');
}
