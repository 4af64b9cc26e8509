import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const css = readFileSync(new URL('./preview-colours.css', import.meta.url), 'utf8');

/** Colours by name, one set for each rule that sets the paper. */
const themes = css
  .split('}')
  .map(rule =>
    Object.fromEntries([...rule.matchAll(/(--[\w-]+): (#[\da-f]{6});/g)].map(match => match.slice(1, 3))),
  )
  .filter(theme => '--paper' in theme) as Record<string, string>[];

/** Relative luminance and contrast as WCAG 2.2 defines them. */
function contrast(one: string, other: string): number {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

function luminance(colour: string): number {
  const [red, green, blue] = [1, 3, 5]
    .map(at => Number.parseInt(colour.slice(at, at + 2), 16) / 255)
    .map(value => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4)) as [
    number,
    number,
    number,
  ];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

it('knows a pair that is too weak', () => {
  expect(contrast('#999999', '#ffffff')).toBeLessThan(4.5);
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21);
});

it('finds the light theme and both ways to the dark one', () => {
  expect(themes).toHaveLength(3);
  expect(themes[1]).toEqual(themes[2]);
});

describe.each(themes.slice(0, 2).map((theme, index) => ({ name: index === 0 ? 'light' : 'dark', theme })))(
  'the $name theme',
  ({ theme }) => {
    const names = Object.keys(theme).filter(name => !['--paper', '--wash', '--line'].includes(name));
    it.each(names)('can be read in %s on both grounds', name => {
      expect(contrast(theme[name] ?? '', theme['--paper'] ?? '')).toBeGreaterThanOrEqual(4.5);
      expect(contrast(theme[name] ?? '', theme['--wash'] ?? '')).toBeGreaterThanOrEqual(4.5);
    });
  },
);
