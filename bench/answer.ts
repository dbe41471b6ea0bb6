import type { Peer, Row } from './peer.js';
import type { CellType } from './workload.js';

/** An answer as sorted lines, the same for each engine that found the same. */
export function answerLines(rows: readonly Row[], types: readonly CellType[], peer: Peer): string[] {
  return rows.map((row) => types.map((type, index) => printed(row[index], type, peer)).join('\t')).sort();
}

function printed(cell: unknown, type: CellType, peer: Peer): string {
  if (cell === null || cell === undefined) return '';
  if (type === 'time') return peer.isoTime(cell);
  if (type === 'set of numbers')
    return Array.from(elements(cell), Number)
      .sort((left, right) => left - right)
      .join(' ');
  return String(cell);
}

function elements(cell: unknown): Iterable<unknown> {
  if (Array.isArray(cell)) return cell;
  throw new Error(`no list of numbers: ${String(cell)}`);
}
