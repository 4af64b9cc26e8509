/** Why the value of a setting cannot be used; the words are in `shared/errors/describe-settings-error.ts`. */
export type SettingFault =
  | 'not-text'
  | 'not-a-list'
  | 'leaves-blog'
  | 'not-a-generator'
  | 'not-recognised'
  | 'no-site-there'
  | 'not-a-style'
  | 'style-not-read'
  | 'not-a-language'
  | 'not-a-zone'
  | 'unknown-word'
  | 'no-slug'
  | 'no-ending'
  | 'no-slash'
  | 'not-listed';
