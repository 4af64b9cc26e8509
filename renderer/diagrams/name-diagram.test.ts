import { expect, test } from 'vitest';
import { firstLineOf, nameDiagram } from './name-diagram.ts';

test.each([
  ['graph TD\nA-->B', 'Diagram: flowchart'],
  ['---\ntitle: A\n---\n%%{init: {}}%%\n%% note\nsequenceDiagram\nA->>B: c', 'Diagram: sequence diagram'],
  ['stateDiagram-v2\n[*] --> a', 'Diagram: state diagram'],
  ['xychart-beta\n', 'Diagram: XY chart'],
  ['constructor', 'Diagram'],
  ['', 'Diagram'],
])('%j is called %j', (source, name) => {
  expect(nameDiagram(source)).toBe(name);
});

test('finds the first line that says anything', () => {
  expect(firstLineOf('\n%% a\n  pie title B\n"c": 1')).toBe('pie title B');
  expect(firstLineOf('%% a\n')).toBe('');
});
