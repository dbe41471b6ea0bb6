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
  return workflowCommand(COMMANDS[severity], { file, line, endLine, ...columns, title: code }, sentenceOf(finding));
}

/** https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands */
export function workflowCommand(
  command: string,
  { file, ...others }: { readonly file: string } & Readonly<Record<string, string | number>>,
  message: string,
): string {
  const properties = { file: file.split(path.sep).join('/'), ...others };
  const shown = Object.entries(properties).map(([name, value]) => `${name}=${escapedProperty(String(value))}`);
  return `::${command} ${shown.join(',')}::${escaped(message)}`;
}

function escaped(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapedProperty(text: string): string {
  return escaped(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
