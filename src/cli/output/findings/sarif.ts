import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Finding } from '../../../rules/index.js';
import { version } from '../../../version.js';
import { type Findings, sentenceOf } from './findings.js';

const LEVELS: Readonly<Record<Finding['severity'], string>> = { error: 'error', warning: 'warning', info: 'note' };

/** A log of SARIF 2.1.0, which code scanning services take. */
export function sarifOf({ findings }: Findings): string {
  const codes = [...new Set(findings.map(({ code }) => code))].sort();
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'kqlocal', semanticVersion: version, rules: codes.map((id) => ({ id })) } },
        columnKind: 'utf16CodeUnits',
        results: findings.map((finding) => resultOf(finding, codes.indexOf(finding.code))),
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

function resultOf(finding: Finding, ruleIndex: number) {
  const { file, line, column, endLine, endColumn, severity, code } = finding;
  const region = { startLine: line, startColumn: column, endLine, endColumn };
  const physicalLocation = { artifactLocation: { uri: uriOf(file) }, region };
  return {
    ruleId: code,
    ruleIndex,
    level: LEVELS[severity],
    message: { text: sentenceOf(finding) },
    locations: [{ physicalLocation }],
  };
}

/** Relative paths stay relative, so that a service finds the file in its own copy. */
function uriOf(file: string): string {
  if (path.isAbsolute(file)) return pathToFileURL(file).href;
  return path.normalize(file).split(path.sep).map(encodeURIComponent).join('/');
}
