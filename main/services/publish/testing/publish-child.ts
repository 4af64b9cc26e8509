import { observeGit } from '../../git/run-git.ts';
import { publishPaths } from '../publish-site.ts';

/** Publishes in a process of its own: `publish-child ROOT RUN-FOLDER PATH…`. Prints each git command, then the outcome. */
const [root = '', runFolder = '', ...paths] = process.argv.slice(2);
observeGit(args => process.stdout.write(`git ${args[0]}\n`));
const outcome = await publishPaths({ root, runFolder, paths, message: 'Publish', seen: null });
process.stdout.write(`end ${JSON.stringify(outcome)}\n`);
