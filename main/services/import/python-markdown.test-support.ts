import { spawnSync } from 'node:child_process';

const program = `
import json, sys, markdown
texts = json.load(sys.stdin)
json.dump([markdown.markdown(text, extensions=['fenced_code', 'extra']) for text in texts], sys.stdout)
`;

const found = ['/usr/bin/python3', 'python3'].find(
  python => spawnSync(python, ['-c', 'import markdown']).status === 0,
);

/** Whether some Python here has the `markdown` module; tests that need it are skipped by name otherwise. */
export const hasPythonMarkdown = found !== undefined;

/** Renders texts with the real python-markdown, all in one process. */
export function renderWithPython(texts: readonly string[]): string[] {
  const run = spawnSync(found ?? 'python3', ['-c', program], {
    input: JSON.stringify(texts),
    encoding: 'utf8',
    maxBuffer: 256 * 1024 * 1024,
  });
  if (run.status !== 0) throw new Error(`python-markdown failed: ${run.stderr}`);
  return JSON.parse(run.stdout) as string[];
}
