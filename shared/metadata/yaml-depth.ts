/** Deepest nesting that is given to the YAML parser, whose recursion it bounds. */
const deepest = 100;

/** Whether a YAML text may be nested deeper than 100 levels, counted from brackets and indents without parsing it. */
export function isTooDeepYaml(yaml: string): boolean {
  return deepestFlow(yaml) > deepest || deepestBlock(yaml) > deepest;
}

function deepestFlow(yaml: string): number {
  let depth = 0;
  let most = 0;
  for (const character of yaml) {
    if (character === '[' || character === '{') most = Math.max(most, ++depth);
    else if ((character === ']' || character === '}') && depth > 0) depth -= 1;
  }
  return most;
}

// What can open blocks at the start of a line: spaces and any number of `- `, `? `, `: `
const openersPattern = /^[ \t]*(?:[-?:][ \t]+)*/;

function deepestBlock(yaml: string): number {
  const indents: number[] = [];
  let most = 0;
  for (const line of yaml.split('\n')) {
    const openers = openersPattern.exec(line)?.[0] ?? '';
    const indent = openers.length;
    while (indents.length > 0 && (indents.at(-1) ?? 0) >= indent) indents.pop();
    indents.push(indent);
    const inLine = openers.replace(/[ \t]/g, '').length;
    most = Math.max(most, indents.length + inLine);
  }
  return most;
}
