import { expect, test } from 'vitest';
import { describeFailure } from './describe-failure.ts';

const source = 'graph TD\nA-->\n';

test('names the line, never one that is not there', () => {
  expect(
    describeFailure("Parse error on line 2:\nA-->\n----^\nExpecting 'X', got 'EOF'", source, false),
  ).toBe('No picture: line 2 of the diagram cannot be read.');
  expect(describeFailure('Parse error on line 5:\n…', source, false)).toContain('line 2 ');
  expect(describeFailure('Lexical error on line 1. Unrecognized text.', source, false)).toContain('line 1 ');
});

test('says that the picture is an older one', () => {
  expect(describeFailure('Parse error on line 2: x', source, true)).toBe(
    'The picture is from before your last changes: line 2 of the diagram cannot be read.',
  );
});

test('takes the first words of any other reason, and not too many', () => {
  expect(describeFailure('\n Something else\n at x', source, false)).toBe('No picture: Something else');
  expect(describeFailure('', source, false)).toBe('No picture: the diagram cannot be read.');
  expect(describeFailure('x'.repeat(9000), source, false).length).toBeLessThan(250);
});

test('says in plain words that the kind of diagram is unknown', () => {
  const reason = 'No diagram type detected matching given configuration for text: flwchart TD';
  const told = (text: string): string => describeFailure(reason, text, false);
  expect(told('---\ntitle: A\n---\n%% a comment\nflwchart TD\nA-->B')).toBe(
    'No picture: “flwchart TD” begins no kind of diagram that Mermaid knows. A diagram begins with its kind, for example “flowchart TD”.',
  );
  expect(told('%% nothing yet\n')).toBe('No picture: the diagram is empty.');
  expect(told('x'.repeat(9000)).length).toBeLessThan(200);
});
