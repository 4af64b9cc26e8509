import { effect } from '@preact/signals';
import type { Capabilities } from '../../shared/api/contract.ts';
import { type CommandId, commandList, isOffered } from '../../shared/commands.ts';
import type { App } from '../actions/app.ts';
import { isReachable } from './run-from-outside.ts';

/**
 * Tells the shell's menu, where there is one, which commands cannot be used now: after each change, at most once a turn,
 * and again over a new connection. Returns the function that stops it.
 */
export function tellMenu(app: App): () => void {
  let wanted: readonly CommandId[] = [];
  let told: string | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const tell = () => {
    timer = undefined;
    const key = wanted.join();
    if (key === told) return;
    told = key;
    app.api.call('window.disableCommands', { ids: wanted }).catch(() => {
      // The next change, or the next connection, brings the menu up to date.
      told = undefined;
    });
  };
  const stop = effect(() => {
    const { status, host } = app.state.connection;
    if (status.value !== 'online') told = undefined;
    else if (host.value?.capabilities.nativeMenu) {
      wanted = disabledCommands(app, host.value.capabilities);
      timer ??= setTimeout(tell, 0);
    }
  });
  return () => {
    clearTimeout(timer);
    stop();
  };
}

function disabledCommands(app: App, capabilities: Capabilities): readonly CommandId[] {
  return commandList
    .filter(command => isOffered(command, capabilities) && !isReachable(app, command.id))
    .map(({ id }) => id);
}
