import { readFileSync } from 'node:fs';

/** Defender's advanced hunting has the one form of a table, a Log Analytics workspace (Sentinel) the other. */
export type Form = 'defender' | 'sentinel';

const read = new Map<Form, string>();

/** All tables of a product, a line each as line.ts reads them; from a file, since few commands need them. */
export function linesOf(form: Form): string {
  let lines = read.get(form);
  if (lines === undefined) {
    lines = readFileSync(new URL(`./tables/${form}.txt`, import.meta.url), 'utf8');
    read.set(form, lines);
  }
  return lines;
}
