import path from 'node:path';
import type { Finding } from '../../../rules/index.js';
import { type Findings, sentenceOf } from './findings.js';

const COMMANDS: Readonly<Record<Finding['severity'], string>> = { error: 'error', warning: 'warning', info: 'notice' };

/** Workflow commands of GitHub Actions, which shows them beside the lines of a change. */
export function githubOf({ findings }: Findings): string {
  return findings.map((finding) => `${commandOf(finding)}\n`).join('');
}

function commandOf(finding: Finding): string {
  const { file, line, endLine, column, endColumn, severity, code } = finding;
  // The columns are shown only for findings within a line; the end is inclusive.
  const columns = line === endLine && endColumn > column ? { col: column, endColumn: endColumn - 1 } : {};
  const properties = { file: file.split(path.sep).join('/'), line, endLine, ...columns, title: code };
  const shown = Object.entries(properties).map(([name, value]) => `${name}=${escapedProperty(String(value))}`);
  return `::${COMMANDS[severity]} ${shown.join(',')}::${escaped(sentenceOf(finding))}`;
}

function escaped(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapedProperty(text: string): string {
  return escaped(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
