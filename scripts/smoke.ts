// Installs the packed package in an empty folder and uses it as its users do: the command on the bundled rule and the
// bundled export, the library by its name, and its types under a strict compiler. Works offline, on the compiled
// dependencies of this checkout.

import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import packageJson from '../package.json' with { type: 'json' };

const ROOT = fileURLToPath(new URL('../', import.meta.url));
const RULE = 'node_modules/kqlocal/dist/library/distant-desktop/distant-desktop-network-connection.yaml';
const EXPORT = 'node_modules/kqlocal/datasets/distant-desktop';
/** Devices of the bundled export that use the tool: two intrusions and five legitimate uses. */
const DEVICES = 7;

/** Runs as it is, and is also what the compiler checks: it has no annotations. */
const CONSUMER = `
import { analyze, openDatabase } from 'kqlocal';
import { events, expectRule, loadRule } from 'kqlocal/testing';

const database = await openDatabase(':memory:');
await database.createTable('T', [{ name: 'a', type: 'long' }]);
await database.append('T', [[1], [2]]);
const { columns, rows } = await database.query('T | summarize Sum = sum(a)');
if (columns[0]?.name !== 'Sum') throw new Error(\`unexpected columns \${JSON.stringify(columns)}\`);
for (const row of rows) if (String(row[0]) !== '3') throw new Error(\`unexpected sum \${row[0]}\`);
const { diagnostics } = analyze('T | where b == 1', { tables: { T: [{ name: 'a', type: 'long' }] } });
const rule = loadRule('DeviceEvents | where ActionType == "a" | summarize Count = count() by DeviceName');
await expectRule(rule).given(events('DeviceEvents', [{ ActionType: 'a', DeviceName: 'x' }])).toFind([{ Count: 1 }]);
if (diagnostics[0]?.code !== 'KS142') throw new Error(\`unexpected diagnostics \${JSON.stringify(diagnostics)}\`);
`;

const folder = mkdtempSync(path.join(tmpdir(), 'kqlocal-smoke-'));

/** What the command printed. */
function run(file: string, ...args: string[]): string {
  const { status, error, stdout, stderr } = spawnSync(file, args, { cwd: folder, encoding: 'utf8', timeout: 120_000 });
  if (status !== 0) {
    throw new Error(
      `${[file, ...args].join(' ')} failed: ${error?.message ?? `exit code ${status}`}\n${stdout}${stderr}`,
    );
  }
  return stdout;
}

/** Puts the dependencies, and the links to their commands, where `npm install` finds them: it neither fetches nor compiles. */
function copyDependencies(): void {
  // The shape of npm's lock file, version 3.
  const lock = JSON.parse(readFileSync(path.join(ROOT, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, { dev?: true }>;
  };
  const places = Object.entries(lock.packages).filter(([place, { dev }]) => place !== '' && !dev);
  for (const place of ['node_modules/.bin', ...places.map(([place]) => place)]) {
    const installed = path.join(ROOT, place);
    if (existsSync(installed)) cpSync(installed, path.join(folder, place), { recursive: true, verbatimSymlinks: true });
  }
}

function install(): void {
  run('npm', 'pack', '--loglevel=error', '--ignore-scripts', ROOT);
  writeFileSync(path.join(folder, 'package.json'), '{ "name": "consumer", "private": true, "type": "module" }\n');
  copyDependencies();
  run('npm', 'install', '--loglevel=error', '--offline', '--ignore-scripts', `./kqlocal-${packageJson.version}.tgz`);
}

function runCommand(): void {
  const printed = run('npx', '--no', '--', 'kqlocal', '--version').trim();
  if (printed !== packageJson.version) throw new Error(`kqlocal --version printed '${printed}'`);
  const found = run(
    'npx',
    '--no',
    '--',
    'kqlocal',
    'run',
    RULE,
    ...exportFiles(),
    '--now',
    'data',
    '--format',
    'jsonl',
  );
  const devices = new Set(
    found
      .trim()
      .split('\n')
      .map((line) => /"DeviceName":"([^"]*)"/.exec(line)?.[1]),
  );
  if (devices.has(undefined) || devices.size !== DEVICES) {
    throw new Error(`expected ${DEVICES} devices in the rule's answer, found ${devices.size}:\n${found}`);
  }
}

function exportFiles(): string[] {
  const names = readdirSync(path.join(folder, EXPORT)).filter((name) => /\.(csv|jsonl)(\.gz)?$/.test(name));
  return names.sort().map((name) => `${EXPORT}/${name}`);
}

function useLibrary(): void {
  writeFileSync(path.join(folder, 'consumer.mts'), CONSUMER);
  writeFileSync(path.join(folder, 'consumer.mjs'), CONSUMER);
  const compilerOptions = { target: 'es2023', module: 'nodenext', strict: true, noEmit: true, types: ['node'] };
  writeFileSync(path.join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: ['consumer.mts'] }));
  run(path.join(ROOT, 'node_modules/.bin/tsc'));
  run(process.execPath, 'consumer.mjs');
}

/** Milliseconds from starting the command to its end; the middle of five. */
function startUp(): number {
  const times = Array.from({ length: 5 }, () => {
    const started = performance.now();
    run(process.execPath, `node_modules/kqlocal/${packageJson.bin.kqlocal}`, '--version');
    return performance.now() - started;
  });
  return times.sort((a, b) => a - b)[2] ?? Number.NaN;
}

try {
  install();
  runCommand();
  useLibrary();
  console.log(`kqlocal --version takes ${startUp().toFixed(0)} ms`);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true });
}
