// How what was found differs from what was expected, cell by cell.

import { stringifyPlain } from '../../../engine/values/plain.js';
import type { DifferentCell, Mismatch, MissingRow, PlainFields } from './outcome.js';

/** Rows of a kind that are shown at most. */
const MOST_ROWS = 10;

/** The lines that tell of an expectation that was not met. */
export function differenceLines({ expectation, message, missing, unexpected }: Mismatch): string[] {
  return [
    `${expectation}: ${message}`,
    ...shownOf(missing, missingLines),
    ...shownOf(unexpected, (row) => [`  + ${rowText(row)}`]),
  ];
}

function shownOf<T>(rows: readonly T[], linesOf: (row: T) => string[]): string[] {
  const left = rows.length - MOST_ROWS;
  return [...rows.slice(0, MOST_ROWS).flatMap(linesOf), ...(left > 0 ? [`  … and ${left} more`] : [])];
}

function missingLines({ expected, nearest }: MissingRow): string[] {
  const cells = nearest ?? [];
  // A row with nothing in common is no help.
  const isNear = nearest !== null && cells.length < Object.keys(expected).length;
  return [`  - ${rowText(expected)}`, ...(isNear || cells.length === 1 ? cells.map(cellText) : [])];
}

const cellText = ({ column, expected, found }: DifferentCell) =>
  `      ${column}: expected ${stringifyPlain(expected)}, found ${stringifyPlain(found)}`;

function rowText(row: PlainFields): string {
  const cells = Object.entries(row).map(([name, value]) => `${name}: ${stringifyPlain(value)}`);
  return `{ ${cells.join(', ')} }`;
}
