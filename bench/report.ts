import { cpus, totalmem } from 'node:os';
import type { Median, Unit } from './measurements.js';

const ours = 'kqlocal';

export interface RunFacts {
  readonly rows: number;
  readonly runs: number;
  readonly fileBytes: number;
  /** Of each peer, with its version. */
  readonly titles: Readonly<Record<string, string>>;
}

/** A page of Markdown: medians by peer, and ours in proportion to the best of the others and to the baseline. */
export function report(facts: RunFacts, medians: readonly Median[], baseline: readonly Median[]): string {
  const peers = Object.keys(facts.titles);
  const hasOurs = peers.includes(ours);
  const extra = [...(hasOurs ? ['ours / best other'] : []), ...(baseline.length > 0 ? ['ours / baseline'] : [])];
  const heads = ['', ...peers, ...extra];
  const rows = medians.map((median) => [
    median.name,
    ...peers.map((peer) => printed(median.values[peer], median.unit)),
    ...(hasOurs ? [ratio(median.values[ours], bestOther(median))] : []),
    ...(baseline.length > 0 ? [ratio(median.values[ours], ofBaseline(baseline, median.name))] : []),
  ]);
  return [
    `${printed(facts.fileBytes, 'bytes')} of CSV, medians of ${facts.runs} turns.`,
    machine(),
    Object.values(facts.titles).join('; '),
    '',
    ...[heads, heads.map((_, index) => (index === 0 ? ':--' : '--:')), ...rows].map(
      (cells) => `| ${cells.join(' | ')} |`,
    ),
    '',
  ].join('\n');
}

const HEAD = '# Results\n\nWritten by `npm run bench -- --save`, a section for each number of events.\n\n';

/** The results with those of a run in the place of earlier ones with as many rows. */
export function withSection(results: string, rows: number, page: string): string {
  const title = (count: number): string => `## ${count.toLocaleString('en')} events`;
  const countOf = (section: string): number => Number(/^## ([\d,]+) events/.exec(section)?.[1]?.replaceAll(',', ''));
  const others = results.split(/^(?=## )/m).filter((section) => countOf(section) > 0 && countOf(section) !== rows);
  const sections = [...others.map((section) => `${section.trim()}\n`), `${title(rows)}\n\n${page}`];
  return HEAD + sections.sort((a, b) => countOf(a) - countOf(b)).join('\n');
}

function machine(): string {
  const [first] = cpus();
  const memory = Math.round(totalmem() / 2 ** 30);
  return `${cpus().length} × ${first?.model ?? 'processor'}, ${memory} GiB, ${process.platform}, Node ${process.versions.node}`;
}

const bestOther = ({ values }: Median): number | undefined => {
  const others = Object.entries(values).flatMap(([peer, value]) => (peer === ours ? [] : [value]));
  return others.length > 0 ? Math.min(...others) : undefined;
};

const ofBaseline = (baseline: readonly Median[], name: string): number | undefined =>
  baseline.find((median) => median.name === name)?.values[ours];

const ratio = (value: number | undefined, other: number | undefined): string =>
  value === undefined || other === undefined ? '' : (value / other).toFixed(2);

function printed(value: number | undefined, unit: Unit): string {
  if (value === undefined) return '';
  if (unit === 'times') return `${value.toFixed(1)} ×`;
  if (unit === 'bytes') return `${(value / 1e6).toFixed(value < 1e7 ? 1 : 0)} MB`;
  return value < 1000 ? `${value.toPrecision(value < 100 ? 2 : 3)} ms` : `${(value / 1000).toFixed(1)} s`;
}
