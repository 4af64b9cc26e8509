import type { App } from './app.ts';

const webProtocols: readonly string[] = ['http:', 'https:', 'mailto:'];

/** Opens a web or mail address outside the app; any other address is ignored. */
export function openLink(app: App, url: string): void {
  if (URL.canParse(url) && webProtocols.includes(new URL(url).protocol)) app.desk.openOutside(url);
}
