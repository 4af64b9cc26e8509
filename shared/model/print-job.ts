/** A rendered post on its way to paper. */
export interface PrintJob {
  readonly title: string;
  /** The language of the text, as in `lang`. */
  readonly lang: string;
  /** The article as the preview shows it. */
  readonly html: string;
  readonly target: 'printer' | 'pdf';
}
