/** An HTML post in two parts that together are its text. */
export interface HtmlPostParts {
  /** The metadata at its top with everything up to the body; empty when there is none. */
  readonly metadata: string;
  readonly body: string;
}

/** Nikola's lines in a comment, `<!--` and `.. title: x` on the next line, up to `-->`. */
const nikolaCommentPattern = /^\ufeff?\s*<!--\s*\n\.\. [\w-]+:[\s\S]*?-->[ \t]*(?:\r?\n)*/;

/** A fence of its own, `---` or `+++`, lines, and the same fence again. */
const frontMatterPattern = /^\ufeff?(---|\+\+\+)[ \t]*\r?\n(?:[\s\S]*?\r?\n)?\1[ \t]*(?:\r?\n|$)(?:\r?\n)*/;

/**
 * Separates the metadata at the top of an HTML post (Nikola's comment, YAML or TOML front matter) from its body;
 * undefined when metadata begins but has no end, since nobody can tell then where the post begins.
 */
export function splitHtmlPost(text: string): HtmlPostParts | undefined {
  const normal = text.replace(/^\ufeff/, '');
  const begins = /^\s*<!--\s*\n\.\. [\w-]+:/.test(normal) || /^(---|\+\+\+)[ \t]*\r?\n/.test(normal);
  const [metadata] = nikolaCommentPattern.exec(text) ?? frontMatterPattern.exec(text) ?? [];
  if (metadata === undefined) return begins ? undefined : { metadata: '', body: normal };
  return { metadata, body: text.slice(metadata.length) };
}
