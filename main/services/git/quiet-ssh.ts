/** Adds batch mode to `command` where it is OpenSSH, which takes the first value of an option: so ours goes last. */
export function quietSsh(command: string): string {
  const [program = ''] = /^\s*("[^"]*"|'[^']*'|\S+)/.exec(command)?.slice(1) ?? [];
  const isSsh = /(^|[\\/])ssh(\.exe)?$/i.test(program.replace(/^["']|["']$/g, ''));
  return isSsh && !/BatchMode/i.test(command) ? `${command} -o BatchMode=yes` : command;
}
