import type { Session } from 'electron';
import type { DesktopStore } from '../app/desktop-store.ts';

/** Which languages are checked for spelling. */
export interface Spelling {
  /** For the menu; null where the system itself decides. */
  languages(): readonly { readonly code: string; readonly name: string; readonly isOn: boolean }[] | null;
  toggle(code: string): void;
}

/**
 * Sets the spell checker to what the user chose, else to the system's languages as far as there are dictionaries.
 * Chromium fetches a dictionary from its maker when its language is first used (not on macOS, which has its own).
 */
export function setUpSpelling(
  session: Session,
  store: DesktopStore,
  systemLanguages: readonly string[],
  platform: NodeJS.Platform,
): Spelling {
  if (platform === 'darwin') return { languages: () => null, toggle: () => {} };
  const known = session.availableSpellCheckerLanguages;
  let chosen = chosenLanguages(store.get('spellingLanguages'), known) ?? matching(systemLanguages, known);
  const names = new Intl.DisplayNames(['en'], { type: 'language' });
  session.setSpellCheckerLanguages([...chosen]);
  return {
    languages: () =>
      known
        .map(code => ({ code, name: names.of(code) ?? code, isOn: chosen.includes(code) }))
        .sort((one, other) => one.name.localeCompare(other.name, 'en')),
    toggle: code => {
      if (!known.includes(code)) return;
      chosen = chosen.includes(code) ? chosen.filter(other => other !== code) : [...chosen, code];
      store.set('spellingLanguages', chosen);
      session.setSpellCheckerLanguages([...chosen]);
    },
  };
}

function chosenLanguages(saved: unknown, known: readonly string[]): readonly string[] | undefined {
  if (!Array.isArray(saved)) return undefined;
  return saved.filter(code => known.includes(code));
}

/** The dictionaries for the system's languages: the very one, else the one of the bare language. */
function matching(system: readonly string[], known: readonly string[]): readonly string[] {
  const found = system.flatMap(
    code => [code, code.split('-')[0] ?? code].find(candidate => known.includes(candidate)) ?? [],
  );
  return [...new Set(found)];
}
