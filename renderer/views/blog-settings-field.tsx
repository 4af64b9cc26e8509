import { styleNames } from '../../shared/blog-settings/style-names.ts';
import type { BlogSettingsView, SiteFact } from '../../shared/model/blog-settings.ts';
import type { BlogSettingsForm } from '../state/blog-settings-form-state.ts';

interface FieldProps {
  readonly fact: SiteFact;
  readonly view: BlogSettingsView;
  readonly form: BlogSettingsForm;
  readonly isFirst: boolean;
}

/** How a setting is written, where a folder alone does not say it. */
const forms: Partial<Readonly<Record<SiteFact['key'], string>>> = {
  postFolders: 'Folders with commas between them; . is the blog’s own folder.',
  newPostName: 'A path with {slug} and where wanted {year}, {month}, {day}, {lang}.',
  languages: 'Codes with commas between them; the first is that of posts which name none.',
  postAddress: 'For example /{year}/{month}/{slug}/; also {day}, {lang}, {name}, {category}, {folders}.',
};

/** One setting: what is known, what says so, and a field for what is so instead. */
export function BlogSettingsField({ fact, view, form, isFirst }: FieldProps) {
  const { key, label, text, evidence } = fact;
  const fault = form.faults.value.get(key);
  const own = form.texts.value.get(key) ?? '';
  const choices = choicesOf(fact, view);
  const hintId = `setting-${key}-hint`;
  const faultId = `setting-${key}-fault`;
  const shared = {
    id: `setting-${key}`,
    class: 'field',
    value: own,
    'aria-describedby': fault === undefined ? hintId : `${faultId} ${hintId}`,
    'aria-invalid': fault !== undefined,
    ...(isFirst ? { 'data-first': true } : {}),
  };
  return (
    <div class="setting">
      <label for={`setting-${key}`}>{label}</label>
      {choices === undefined ? (
        <input
          {...shared}
          type="text"
          dir="auto"
          autocomplete="off"
          spellcheck={false}
          placeholder={fact.isCorrected ? 'As Leysin finds it' : fact.value}
          onInput={event => form.set(key, event.currentTarget.value)}
        />
      ) : (
        <select {...shared} onChange={event => form.set(key, event.currentTarget.value)}>
          <option value="">{fact.isCorrected ? 'As Leysin finds it' : `As found: ${text}`}</option>
          {choices.map(([name, words]) => (
            <option key={name} value={name}>
              {words}
            </option>
          ))}
        </select>
      )}
      {fault === undefined ? null : (
        <p class="setting-fault" id={faultId}>
          {label} {fault}.
        </p>
      )}
      <p class="setting-hint" id={hintId}>
        {text}. {evidence}
        {forms[key] === undefined ? null : ` ${forms[key]}`}
      </p>
    </div>
  );
}

function choicesOf(
  { key }: SiteFact,
  { generators, styles }: BlogSettingsView,
): readonly (readonly [string, string])[] | undefined {
  if (key === 'generator') return generators.map(({ name, label }) => [name, label] as const);
  return key === 'newPostMetadata' ? styles.map(style => [style, styleNames[style]] as const) : undefined;
}
