import { askFlag, passPromptOn } from '../services/sign-in/ask-client.ts';

/** The prompt with which git or ssh started this program, to ask the one that runs already; null: it was started for something else. */
export function promptToPass(args: readonly string[]): string | null {
  const place = args.indexOf(askFlag);
  return place === -1 ? null : (args[place + 1] ?? '');
}

/** Gets the answer to a prompt from the program that runs already and writes it; gives the exit code that git and ssh understand. */
export async function passPrompt(
  prompt: string,
  env: NodeJS.ProcessEnv,
  output: NodeJS.WritableStream,
): Promise<number> {
  const answer = await passPromptOn(prompt, env);
  if (answer === null) return 1;
  await new Promise<void>(resolve => output.write(`${answer}\n`, () => resolve()));
  return 0;
}
