import { writeYamlScalar } from '../write-yaml-scalar.ts';
import type { Quote, TextForm } from './edit-dialect.ts';
import { canBePlain, plainKind } from './yaml-plain.ts';

/**
 * A text as a YAML value in the form it replaces: the same quotes where the text allows them, and without quotes still
 * of the same type (a number stays a number, a text that looks like one gets quotes).
 */
export function writeYamlText(value: string, form: TextForm): string {
  if (form.quote !== '') return writeQuoted(value, form.quote);
  const kind = plainKind(value);
  const previous = form.previous.trim();
  const isSameKind = kind === 'text' || (previous !== '' && kind === plainKind(previous));
  if (isSameKind && canBePlain(value, form.isInFlow)) return value;
  return writeQuoted(value, '"');
}

function writeQuoted(value: string, quote: Quote): string {
  if (quote === "'") return writeYamlScalar(value, "'");
  const isPrintable = !/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u0085\ufeff]/u.test(value);
  // The common characters without a shape of their own, such as the joiners in emoji, stay as they are.
  return isPrintable ? `"${value.replace(/["\\]/g, '\\$&')}"` : writeYamlScalar(value, '"');
}
