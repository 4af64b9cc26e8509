import { describe, expect, it } from 'vitest';
import { isFormulaStyle } from './formula-styles.ts';

describe('a style of a formula', () => {
  it.each([
    ['height', '1.2em'],
    ['vertical-align', '-0.25em'],
    ['margin-right', '0.2778em'],
    ['top', '-3.063em'],
    ['position', 'relative'],
    ['color', '#cc0000'],
    ['background-color', 'aqua'],
    ['border-style', 'solid'],
    ['text-shadow', '0.02em 0.01em 0.04px'],
    ['width', 'calc(100% - 0.1667em)'],
  ])('may be %s: %s', (name, value) => {
    expect(isFormulaStyle(name, value)).toBe(true);
  });

  it.each([
    ['position', 'fixed'],
    ['position', 'absolute'],
    ['z-index', '9'],
    ['background', 'red'],
    ['background-color', 'url(https://x.invalid/)'],
    ['background-image', 'none'],
    ['width', 'calc(100vw * 9)'],
    ['height', 'attr(x)'],
    ['margin-left', '-9999em'],
    ['margin-right', '-60.5em'],
    ['left', '100000px'],
    ['color', 'var(--ink)'],
    ['content', 'x'],
    ['', ''],
  ])('may not be %s: %s', (name, value) => {
    expect(isFormulaStyle(name, value)).toBe(false);
  });
});
