import { homedir } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { AppError, isAppError } from '../../shared/app-error.ts';
import { passPrompt, promptToPass } from '../app/pass-prompt.ts';
import type { Command, Terminal, Values } from './command.ts';
import { errorLines } from './error-lines.ts';
import { version } from './version.ts';

/** The commands, each loaded only when it is run. */
const commands: Readonly<Record<string, () => Promise<Command>>> = {
  serve: async () => (await import('./serve-command.ts')).serveCommand,
  list: async () => (await import('./list-command.ts')).listCommand,
  new: async () => (await import('./new-command.ts')).newCommand,
  render: async () => (await import('./render-command.ts')).renderCommand,
  import: async () => (await import('./import-command.ts')).importCommand,
  check: async () => (await import('./check-command.ts')).checkCommand,
  publish: async () => (await import('./publish-command.ts')).publishCommand,
  pull: async () => (await import('./pull-command.ts')).pullCommand,
};

const help = `Leysin, an editor for blogs kept as Markdown files in git

  leysin [FOLDER]            open the app (the last blog, or our sample the first time)
  leysin serve [FOLDER]      serve the app to a browser window on this machine
  leysin list [FOLDER]       list the posts and pages of a blog
  leysin new TITLE           create a post the way the blog does it
  leysin render POST         print the article's HTML as the preview has it
  leysin import FILE…        turn HTML into Markdown posts
  leysin check [POST]        look for what readers would stumble over
  leysin publish [POST…]     commit, bring in what is online, push
  leysin pull                get what is online

  leysin COMMAND --help      what a command takes
  leysin --version
`;

async function main(args: readonly string[], terminal: Terminal): Promise<number> {
  const [first = ''] = args;
  if (first === '--help' || first === '-h' || first === 'help') {
    terminal.out(help.trimEnd());
    return 0;
  }
  if (first === '--version') {
    terminal.out(version);
    return 0;
  }
  const prompt = promptToPass(args.slice(0, 2));
  if (prompt !== null) return passPrompt(prompt, terminal.env, process.stdout);
  const load = Object.hasOwn(commands, first) ? commands[first] : undefined;
  const command = load ? await load() : (await import('./open-command.ts')).openCommand;
  const rest = load ? args.slice(1) : args;
  if (rest.includes('--help') || rest.includes('-h')) {
    terminal.out(command.help.trimEnd());
    return 0;
  }
  const { positionals, values } = parse(command, rest);
  return command.run(positionals, values, terminal);
}

function parse(command: Command, args: readonly string[]) {
  try {
    const parsed = parseArgs({ args: [...args], options: command.options, allowPositionals: true });
    if (parsed.positionals.length > command.positionals)
      throw new Error(`Unexpected argument "${parsed.positionals[command.positionals]}"`);
    return { positionals: parsed.positionals, values: parsed.values as Values };
  } catch (error) {
    throw new AppError('usage', {
      message: firstSentence(error instanceof Error ? error.message : String(error)),
      usage: command.help.split('\n', 1)[0] ?? '',
    });
  }
}

/** Without the advice that Node adds for people who write programs, and the full stop. */
function firstSentence(message: string): string {
  return message.split('. ', 1)[0]?.replace(/\.$/, '') ?? message;
}

/** Codes that mean the input could not be used at all. */
const inputCodes = new Set([
  'usage',
  'blog.not-found',
  'blog.gone',
  'blog.unreadable',
  'post.not-found',
  'file.not-found',
]);

/** The current folder; the home folder when that one was removed meanwhile. */
function currentFolder(): string {
  try {
    return process.cwd();
  } catch {
    process.chdir(homedir());
    return process.cwd();
  }
}

async function run(): Promise<void> {
  const terminal: Terminal = {
    cwd: currentFolder(),
    env: process.env,
    // This file is the bundle's entry, dist/main/leysin.mjs; other modules may end up in chunks elsewhere.
    programRoot: fileURLToPath(new URL('../..', import.meta.url)),
    out: line => process.stdout.write(`${line}\n`),
    say: line => process.stderr.write(`${line}\n`),
  };
  // A reader that stops early (`leysin list | head`) is no failure of ours.
  process.stdout.on('error', error =>
    process.exit((error as NodeJS.ErrnoException).code === 'EPIPE' ? 0 : 1),
  );
  try {
    process.exitCode = await main(process.argv.slice(2), terminal);
  } catch (error) {
    for (const line of errorLines(error)) terminal.say(line);
    process.exitCode = isAppError(error) && inputCodes.has(error.code) ? 2 : 1;
  }
}

await run();
