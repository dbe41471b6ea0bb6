// Whether what rules find rests on the order of events, as text and as data.

import { placeOf } from '../../engine/engine.js';
import { queryTextOf } from '../../rules/index.js';
import type { ArbitraryChoice, Stability } from '../../testing/stability/stability.js';
import { paint } from './paint.js';
import { plural } from './plural.js';
import { plainData, shortened } from './why.js';

export function stabilityText(found: Stability): string {
  const { rule, stable, rows, orders, differing, choices } = found;
  if (stable) {
    return `${paint.green('stable')}: ${rule.name}: the same ${plural(rows, 'row')} in ${plural(orders.length, 'order')} of its events\n`;
  }
  const head = `${paint.red('unstable')}: ${rule.name}: other rows in ${differing.length} of ${plural(orders.length, 'order')} of its events`;
  const counts = differing.map(
    ({ order, rowsGone, rowsNew }) => `  ${order}: ${rowsGone} of ${plural(rows, 'row')} gone, ${rowsNew} new`,
  );
  return `${[head, ...counts, ...choices.map((choice) => choiceText(choice, found))].join('\n')}\n`;
}

function choiceText(choice: ArbitraryChoice, { rule }: Stability): string {
  const { text, place, columns, before, after } = choice;
  const at = place === null ? '' : `${rule.file}:${placeOf(place.start, queryTextOf(rule)).line}: `;
  const what = columns.length === 0 ? 'which rows it keeps' : `the values of ${columns.join(', ')}`;
  const rows = [
    ...(before === null ? [] : [`      as ingested: ${rowText(before)}`]),
    ...(after === null ? [] : [`      otherwise:   ${rowText(after)}`]),
  ];
  const lines = [`  ${at}${paint.bold(choice.choice)} is free to choose ${what}`, `      ${shortened(text)}`, ...rows];
  return lines.join('\n');
}

const rowText = (row: string) => shortened(row.replaceAll('\n', ', '));

export function stabilityJson(all: readonly Stability[]): string {
  const told = all.map(({ rule, choices, ...found }) => {
    const plain = choices.map(({ plan, ...choice }) => choice);
    const text = JSON.stringify(
      { name: rule.name, file: rule.file, ...found, choices: plain },
      plainData(queryTextOf(rule)),
    );
    return JSON.parse(text) as unknown;
  });
  return `${JSON.stringify(told, null, 2)}\n`;
}
