import { answerClosing } from './answer-closing.ts';
import { followSignIn } from './answer-sign-in.ts';
import type { App } from './app.ts';
import { openAskedPost } from './open-asked-post.ts';

/** Does what the shell asks of the window and shows the settings another one changed; returns the function that stops it. */
export function followShell(app: App): () => void {
  const stops = [
    followSignIn(app),
    app.api.on('window.closing', () => void answerClosing(app)),
    app.api.on('post.asked', ({ path }) => void openAskedPost(app, path)),
    app.api.on('settings.changed', settings => app.state.settings.set(settings)),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}
