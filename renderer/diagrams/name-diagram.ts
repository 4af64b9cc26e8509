/** What readers call the kinds that Mermaid writes in one word; others are called as they are written. */
const kinds: ReadonlyMap<string, string> = new Map(
  Object.entries({
    graph: 'flowchart',
    flowchart: 'flowchart',
    'flowchart-elk': 'flowchart',
    sequencediagram: 'sequence diagram',
    classdiagram: 'class diagram',
    statediagram: 'state diagram',
    erdiagram: 'entity relationship diagram',
    gantt: 'Gantt chart',
    pie: 'pie chart',
    gitgraph: 'git graph',
    journey: 'user journey',
    mindmap: 'mind map',
    timeline: 'timeline',
    quadrantchart: 'quadrant chart',
    requirementdiagram: 'requirement diagram',
    xychart: 'XY chart',
    sankey: 'Sankey diagram',
    block: 'block diagram',
    packet: 'packet diagram',
    architecture: 'architecture diagram',
    kanban: 'Kanban board',
    radar: 'radar chart',
  }),
);

const settings = /^\s*---[ \t]*\n[\s\S]*?\n[ \t]*---[ \t]*(?:\n|$)|%%\{[\s\S]*?\}%%|^[ \t]*%%.*$/gm;

/** The first line of a diagram's source that says anything: neither settings nor a comment; '' when there is none. */
export function firstLineOf(source: string): string {
  return source.replaceAll(settings, '').trim().split('\n')[0]?.trim() ?? '';
}

/** What a screen reader calls a diagram that gives no title of its own: its kind, never its whole source. */
export function nameDiagram(source: string): string {
  const word = /^[\w-]+/.exec(firstLineOf(source))?.[0].toLowerCase() ?? '';
  const kind = kinds.get(word.replace(/-(?:beta|v2)$/, ''));
  return kind === undefined ? 'Diagram' : `Diagram: ${kind}`;
}
