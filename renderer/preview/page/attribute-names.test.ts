import { describe, expect, it } from 'vitest';
import { mathSchema, svgSchema } from '../../../shared/markdown/sanitize-foreign-schema.ts';
import { sanitizeSchema } from '../../../shared/markdown/sanitize-schema.ts';
import { attributeNameOf } from './attribute-names.ts';

describe('the gate of attributes', () => {
  it('knows the name of everything the cleaning lets through', () => {
    const html = Object.values(sanitizeSchema.attributes ?? {})
      .flat()
      .map(each => (typeof each === 'string' ? each : String(each[0])));
    const foreign = [svgSchema, mathSchema].flatMap(schema =>
      Object.values(schema).flatMap(({ attributes }) => Object.keys(attributes)),
    );
    const unknown = new Set([...html, ...foreign].filter(name => attributeNameOf(name) === undefined));
    expect([...unknown]).toEqual([]);
  });

  it.each([
    ['strokeLineCap', 'stroke-linecap'],
    ['clipPath', 'clip-path'],
    ['clipPathUnits', 'clipPathUnits'],
    ['markerEnd', 'marker-end'],
    ['markerWidth', 'markerWidth'],
    ['viewBox', 'viewBox'],
    ['colSpan', 'colspan'],
  ])('writes %s as %s', (property, name) => {
    expect(attributeNameOf(property)).toBe(name);
  });

  it.each([
    ...'onClick onload onError style srcDoc srcSet name action formAction target ping xLinkHref xmlns'.split(
      ' ',
    ),
    ...'background data codeBase http-equiv is part slot nonce integrity mask filter cursor begin values to'.split(
      ' ',
    ),
    ...'contentEditable tabIndex autoFocus draggable popover __proto__ constructor toString'.split(' '),
  ])('sets no %s', property => {
    expect(attributeNameOf(property)).toBeUndefined();
  });
});
