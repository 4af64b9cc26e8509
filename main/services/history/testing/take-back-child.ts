import { observeGit } from '../../git/run-git.ts';
import { takeBackPublish } from '../take-back.ts';
import { plainRules } from './take-back-rules.ts';

/** Takes a publish back in a process of its own: `take-back-child ROOT RUN-FOLDER COMMIT`. Prints each git command, then the outcome. */
const [root = '', runFolder = '', commit = ''] = process.argv.slice(2);
observeGit(args => process.stdout.write(`git ${args[0]}\n`));
const outcome = await takeBackPublish({ root, runFolder, commit, ...plainRules });
process.stdout.write(`end ${JSON.stringify(outcome)}\n`);
