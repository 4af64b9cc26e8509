import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { App } from '../actions/app.ts';

/** Carries the window's `App` to every view. */
export const AppContext = createContext<App | null>(null);

/** The window's `App`. @throws Error outside of `AppContext`. */
export function useApp(): App {
  const app = useContext(AppContext);
  if (!app) throw new Error('A view was drawn outside of AppContext');
  return app;
}
