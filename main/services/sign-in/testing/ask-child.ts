import { passPromptOn } from '../ask-client.ts';

/** Passes the prompt it is given on to the test that started its git, as the program does. */
const answer = await passPromptOn(process.argv.at(-1) ?? '', process.env);
if (answer === null) process.exitCode = 1;
else process.stdout.write(`${answer}\n`);
