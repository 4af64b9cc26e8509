import type { MergePart, PartChoice } from '../../../shared/merge/merge-parts.ts';
import type { PublishConflict } from '../../../shared/model/settle.ts';
import { choicesOf, type Picks, pickOf, type SettleFile, wholePart } from './settle-picks.ts';

interface SettlePartsProps {
  readonly file: SettleFile;
  readonly picks: Picks;
  onPick(parts: readonly number[], choice: PartChoice): void;
}

/** The places of a file between whose versions the user chooses, in the order of the text. */
export function SettleParts({ file, picks, onPick }: SettlePartsProps) {
  const choices = choicesOf(file);
  return (
    <div class="settle-parts">
      {choices.length > 1 ? <Everywhere onPick={choice => onPick(choices, choice)} /> : null}
      {choices.map((part, index) => (
        <Place
          key={part}
          legend={
            choices.length === 1 ? legends[file.conflict.kind] : `Place ${index + 1} of ${choices.length}`
          }
          options={optionsOf(file, part)}
          picked={pickOf(picks, file, part)}
          name={`place-${part}`}
          isFirst={index === 0}
          onPick={choice => onPick([part], choice)}
        />
      ))}
      <JoinedNote parts={file.parts} />
    </div>
  );
}

/** What happened to a file, where one thing is to be chosen. */
const legends: { readonly [K in PublishConflict['kind']]: string } = {
  changed: 'What stays',
  added: 'New here and online',
  'deleted-here': 'Deleted here, changed online',
  'deleted-online': 'Changed here, deleted online',
  'not-text': 'What stays',
};

/** Chooses the same for all places at once. */
function Everywhere({ onPick }: { onPick(choice: PartChoice): void }) {
  return (
    <fieldset class="settle-all" aria-label="Everywhere in this file">
      <button type="button" class="button button-small" onClick={() => onPick('mine')}>
        Yours everywhere
      </button>
      <button type="button" class="button button-small" onClick={() => onPick('theirs')}>
        Online everywhere
      </button>
      <button type="button" class="button button-small" onClick={() => onPick('both')}>
        Both everywhere
      </button>
    </fieldset>
  );
}

/** One thing to choose, with the text it stands for. */
interface Option {
  readonly choice: PartChoice;
  readonly label: string;
  readonly text: string | null;
}

function optionsOf(file: SettleFile, index: number): readonly Option[] {
  const part = file.parts?.[index];
  if (!part) return index === wholePart ? wholeOptions(file) : [];
  const mine: Option = { choice: 'mine', label: 'Your version', text: part.mine };
  const theirs: Option = { choice: 'theirs', label: 'The version online', text: part.theirs };
  if (!part.isMetadata) return [mine, theirs, { choice: 'both', label: 'Both, yours first', text: null }];
  // Of a key there can be one only: keeping both keeps one, and the other version is put aside.
  return part.joined === part.mine
    ? [{ ...mine, choice: 'both' }, theirs]
    : [mine, { ...theirs, choice: 'both' }];
}

function wholeOptions({ conflict: { kind }, canBeBoth }: SettleFile): readonly Option[] {
  const option = (choice: PartChoice, label: string): Option => ({ choice, label, text: null });
  if (kind === 'deleted-here')
    return [
      option('mine', 'Leave it deleted'),
      option(canBeBoth ? 'both' : 'theirs', 'Bring it back as it is online'),
    ];
  if (kind === 'deleted-online')
    return [
      option('theirs', 'Delete it here, too'),
      option(canBeBoth ? 'both' : 'mine', 'Keep your version'),
    ];
  if (!canBeBoth)
    return [
      option('mine', 'Your version of the whole file'),
      option('theirs', 'The version online of the whole file'),
    ];
  return [
    option('mine', 'Your version'),
    option('theirs', 'The version online'),
    option('both', 'Both: the one online as a file beside yours'),
  ];
}

interface PlaceProps {
  readonly legend: string;
  readonly options: readonly Option[];
  readonly picked: PartChoice | null;
  readonly name: string;
  readonly isFirst: boolean;
  onPick(choice: PartChoice): void;
}

function Place({ legend, options, picked, name, isFirst, onPick }: PlaceProps) {
  const first = picked ?? options[0]?.choice;
  return (
    <fieldset class="settle-place">
      <legend>{legend}</legend>
      {options.map(({ choice, label, text }) => (
        <label key={choice} class="settle-option">
          <span class="form-check">
            <input
              type="radio"
              name={name}
              checked={picked === choice}
              // Where nothing is picked the browser asks for it.
              required={picked === null}
              data-first={isFirst && first === choice ? true : undefined}
              onChange={() => onPick(choice)}
            />
            <span>{label}</span>
          </span>
          {text === null ? null : (
            <span class={`settle-text settle-${label === 'Your version' ? 'mine' : 'theirs'}`} dir="auto">
              {text.trim() === '' ? <em>Taken out</em> : text.replace(/^\n+|\n+$/g, '')}
            </span>
          )}
        </label>
      ))}
    </fieldset>
  );
}

/** Says that other changes need no choice. */
function JoinedNote({ parts }: { readonly parts: readonly MergePart[] | null }) {
  const count = parts?.filter(({ kind }) => kind === 'theirs' || kind === 'merged').length ?? 0;
  if (count === 0) return null;
  return (
    <p class="settle-note">
      {count === 1 ? 'One other change' : `${count} other changes`} from online did not touch yours and{' '}
      {count === 1 ? 'is' : 'are'} in the result already.
    </p>
  );
}
