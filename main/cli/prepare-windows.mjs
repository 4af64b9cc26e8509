import { writeFileSync } from 'node:fs';

// `npm start` says `exec`, so that a signal to npm reaches the program and not a shell in between that would answer for
// it. Only Windows' own shell has no such word: there npm finds this one, which just runs what follows.
if (process.platform === 'win32') writeFileSync('node_modules/.bin/exec.cmd', '@%*\r\n');
