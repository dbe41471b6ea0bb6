import { type RuleReport, timesSeen } from '../../../rules/index.js';
import { escapeHtml } from './escape-html.js';

const WIDTH = 1000;
const NAMES = 320;
const LINE = 22;
const TICKS = 5;

interface Span {
  readonly from: number;
  readonly to: number;
}

/** When the rows of each rule lie, a line a rule and a mark a row, as a drawing; empty where no row has a time. */
export function timeline(reports: readonly RuleReport[]): string {
  const lines = reports
    .map((report) => ({ name: report.rule.name, spans: spansOf(report) }))
    .filter(({ spans }) => spans.length > 0);
  if (lines.length === 0) return '';
  const first = Math.min(...lines.flatMap(({ spans }) => spans.map(({ from }) => from)));
  const last = Math.max(...lines.flatMap(({ spans }) => spans.map(({ to }) => to)), first + 1);
  const x = (time: number) => NAMES + ((time - first) / (last - first)) * (WIDTH - NAMES - 10);
  const height = (lines.length + 1) * LINE + 10;
  const axis = Array.from({ length: TICKS }, (_, i) => {
    const time = first + ((last - first) * i) / (TICKS - 1);
    const anchor = i === 0 ? 'start' : i === TICKS - 1 ? 'end' : 'middle';
    return `<line class="axis" x1="${x(time).toFixed(1)}" x2="${x(time).toFixed(1)}" y1="${LINE}" y2="${height}"/><text x="${x(time).toFixed(1)}" y="14" text-anchor="${anchor}">${new Date(time).toISOString().slice(0, 16).replace('T', ' ')}</text>`;
  });
  const marks = lines.map(({ name, spans }, i) => {
    const y = (i + 1) * LINE;
    const bars = spans.map(({ from, to }) => {
      const width = Math.max(3, x(to) - x(from));
      return `<rect class="mark" x="${x(from).toFixed(1)}" y="${y + 5}" width="${width.toFixed(1)}" height="${LINE - 10}" rx="2" opacity="0.6"/>`;
    });
    return `<text x="0" y="${y + 15}">${escapeHtml(name.length > 48 ? `${name.slice(0, 47)}…` : name)}</text>${bars.join('')}`;
  });
  return `<h2>Timeline (UTC)</h2><div class="wide"><svg viewBox="0 0 ${WIDTH} ${height}" width="100%" role="img" aria-label="when the rows of each rule lie">${axis.join('')}${marks.join('\n')}</svg></div>`;
}

/** For each row the time from when it was first to when it was last seen, in milliseconds since 1970. */
function spansOf({ columns, rows }: RuleReport): Span[] {
  const times = timesSeen(columns);
  return rows.flatMap((row) => {
    const found = times.flatMap((i) => {
      const value = row[i];
      const time = typeof value === 'string' ? Date.parse(value) : Number.NaN;
      return Number.isNaN(time) ? [] : [time];
    });
    return found.length === 0 ? [] : [{ from: Math.min(...found), to: Math.max(...found) }];
  });
}
