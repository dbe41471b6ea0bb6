import type { ExplainedStep } from '../../engine/engine.js';

const LONGEST = 160;

/** A plan as a tree, the result at its root and the tables at its leaves. */
export function planTree(step: ExplainedStep): string {
  return linesOf(step, '', '')
    .map((line) => `${line}\n`)
    .join('');
}

/** @param first what stands before the step's own line, @param rest before the lines below it */
function linesOf(step: ExplainedStep, first: string, rest: string): string[] {
  const children = [
    ...step.subqueries.map((query) => ({ query, label: 'subquery: ' })),
    ...step.inputs.map((query) => ({ query, label: '' })),
  ];
  const bar = children.length > 0 ? '│ ' : '  ';
  const lines = [
    `${first}${cut(step.text)}${step.repeated ? ' (as above)' : ''}`,
    ...notesOf(step).map((note) => `${rest}${bar}  ${cut(note)}`),
  ];
  children.forEach(({ query, label }, i) => {
    const isLast = i === children.length - 1;
    lines.push(...linesOf(query, `${rest}${isLast ? '└─' : '├─'} ${label}`, `${rest}${isLast ? '  ' : '│ '} `));
  });
  return lines;
}

function notesOf({ scan, perValue }: ExplainedStep): string[] {
  const notes = perValue.map(({ column, expression }) => `once per value of ${column}: ${expression}`);
  if (scan === null) return notes;
  notes.push(
    `reads ${scan.columns.length} of ${scan.of} columns${scan.columns.length > 0 ? `: ${scan.columns.join(', ')}` : ''}`,
  );
  return [...notes, ...scan.filters.map((filter) => `can skip data by ${filter}`)];
}

function cut(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text;
}
