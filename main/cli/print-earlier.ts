import type { EarlierCommits, EarlierFile } from '../../shared/model/earlier-commits.ts';

/** Prints the commits that go online besides what a publish makes: who made them and what they did. */
export function printEarlier(earlier: EarlierCommits | null, print: (line: string) => void): void {
  if (earlier === null) return;
  const { commits, more } = earlier;
  const count = commits.length + more;
  print(
    count === 1
      ? 'One commit made earlier goes online as well:'
      : `${count} commits made earlier go online as well:`,
  );
  for (const { commit, subject, author, files, moreFiles } of commits) {
    print(`  ${commit.slice(0, 10)}  ${subject || 'Without a message'} (${author})`);
    for (const file of files) print(`    ${lineOf(file)}`);
    if (moreFiles > 0) print(`    and ${moreFiles} more`);
  }
  if (more > 0) print(`  and ${more} more`);
}

function lineOf({ path, change, from, title, isOutside }: EarlierFile): string {
  const name = from === null ? path : `${from} → ${path}`;
  const notes = [title ?? '', isOutside ? 'outside this blog' : ''].filter(note => note !== '');
  return `${change.padEnd(9)}  ${name}${notes.length > 0 ? ` (${notes.join(', ')})` : ''}`;
}
