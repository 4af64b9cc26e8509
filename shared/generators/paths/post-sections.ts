/** What people call the folder of their posts. */
const usualSections: ReadonlySet<string> = new Set(
  'post posts blog blogs news article articles writing writings journal diary entry entries story stories essay essays notes til weblog'.split(
    ' ',
  ),
);

/** What people call folders of pages that are no posts. */
const pageSections: ReadonlySet<string> = new Set(
  'docs doc documentation manual guide guides reference api help page pages about contact authors author tags categories series search legal'.split(
    ' ',
  ),
);

/**
 * Which top-level folders of a site's content hold its posts: those that `sure` names and those with a usual name;
 * else every folder with another name than pages have; else the content's own folder, ''. `sections` are the folders
 * there are.
 */
export function choosePostSections(sections: Iterable<string>, sure: readonly string[]): readonly string[] {
  const all = [...new Set(sections)];
  const known = [...new Set([...sure, ...all.filter(isUsual)])];
  if (known.length > 0) return known;
  const others = all.filter(section => section !== '' && !pageSections.has(section.toLowerCase()));
  return others.length > 0 ? others : all.filter(section => section === '');
}

function isUsual(section: string): boolean {
  return usualSections.has(section.toLowerCase());
}

/** Whether a top-level folder holds posts: one that was chosen, or one with a usual name that is new. */
export function isPostSection(chosen: readonly string[], section: string): boolean {
  return chosen.includes(section) || isUsual(section);
}
