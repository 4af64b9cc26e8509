import { connect } from 'node:net';

/** The argument that makes the program only pass a prompt on; the prompt follows it. */
export const askFlag = '--leysin-ask';

/** Where the program that waits for an answer finds whom to ask, and what proves that it may. */
export const askVariables = { socket: 'LEYSIN_ASK_SOCKET', token: 'LEYSIN_ASK_TOKEN' } as const;

/**
 * Passes what git or ssh asks on to the program that started them; null when it has no answer, or cannot be reached.
 * Neither side waits for a person here.
 */
export function passPromptOn(prompt: string, env: NodeJS.ProcessEnv): Promise<string | null> {
  const path = env[askVariables.socket];
  const token = env[askVariables.token];
  if (path === undefined || token === undefined) return Promise.resolve(null);
  return new Promise(resolve => {
    const socket = connect(path);
    let text = '';
    socket.setEncoding('utf8');
    socket.on('connect', () => socket.end(`${JSON.stringify({ token, prompt })}\n`));
    socket.on('data', (chunk: string) => {
      text += chunk;
    });
    // Without an answer git and ssh stop by themselves, and say why.
    socket.on('error', () => resolve(null));
    socket.on('close', () => resolve(parseAnswer(text)));
  });
}

function parseAnswer(text: string): string | null {
  if (text === '') return null;
  const { answer } = JSON.parse(text) as { readonly answer?: unknown };
  return typeof answer === 'string' ? answer : null;
}
