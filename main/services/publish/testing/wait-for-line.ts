import type { ChildProcess } from 'node:child_process';

/**
 * Waits until a process has said `words` on standard error, and reads on so that it never has to wait for us.
 * @throws Error with what it said when it ends before.
 */
export function waitForLine(child: ChildProcess, words: string): Promise<void> {
  let said = '';
  return new Promise((resolve, reject) => {
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      said = `${said}${text}`.slice(-10_000);
      if (said.includes(words)) resolve();
    });
    child.once('error', reject);
    child.once('exit', code => reject(new Error(`ended with ${code}: ${said}`)));
  });
}
