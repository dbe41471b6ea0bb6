// Every check of the project, in the order in which they are cheapest to fail; `npm test` runs it. Ends with one line
// `N passed, N failed` over all that ran: each test counts as one, and so does each other check.
//   --raise  writes the counts that conformance and corpus reached to test/floors.json, where they are higher

import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../', import.meta.url));
const FLOORS = path.join(ROOT, 'test/floors.json');
const STEP_LIMIT = 14 * 60_000;

/** Where the recordings of other engines' answers lie; the checks that read them are left out where it does not exist. */
const RECORDED = path.resolve(ROOT, process.env.KQLOCAL_SHARED ?? '../shared');

interface Outcome {
  readonly passed: number;
  readonly failed: number;
  /** What to say beside the step's name. */
  readonly note?: string;
}

interface Step {
  readonly name: string;
  /** A step that must have passed, since this one reads what it made. */
  readonly needs?: string;
  run(): Promise<Outcome | 'left out'>;
}

interface Ended {
  readonly ok: boolean;
  readonly output: string;
}

/** Runs a command in the project's folder; its output is given back, or shown as it comes. */
function command(show: boolean, file: string, ...args: string[]): Promise<Ended> {
  return new Promise((resolve) => {
    const bin = path.join(ROOT, 'node_modules/.bin');
    const child = spawn(file, args, {
      cwd: ROOT,
      env: { ...process.env, PATH: `${bin}${path.delimiter}${process.env.PATH ?? ''}` },
      stdio: ['ignore', show ? 'inherit' : 'pipe', show ? 'inherit' : 'pipe'],
      timeout: STEP_LIMIT,
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => {
        output += text;
      });
    }
    child.on('error', (error) => resolve({ ok: false, output: `${file}: ${error.message}` }));
    child.on('close', (code, signal) => {
      if (signal !== null) output += `\n${file} ended by ${signal} (a step may take ${STEP_LIMIT / 60_000} minutes)`;
      resolve({ ok: code === 0, output });
    });
  });
}

/** A check that passes where the command ends well; what the command printed is shown where it does not. */
function check(name: string, [file, ...args]: [string, ...string[]], needs?: string): Step {
  return {
    name,
    ...(needs !== undefined && { needs }),
    async run() {
      const { ok, output } = await command(false, file, ...args);
      if (!ok) console.log(output.trimEnd());
      return { passed: ok ? 1 : 0, failed: ok ? 0 : 1 };
    },
  };
}

/** A script of the recorded cases: passes where at least as many of them as the floor says come out right. */
function recorded(name: 'conformance' | 'corpus', script: string): Step {
  return {
    name,
    needs: 'build',
    async run() {
      const file = path.join(RECORDED, script);
      if (!existsSync(file)) return 'left out';
      const floors = readFloors();
      const floor = floors[name];
      const args = ['--module', 'dist/index.js', '--at-least', String(floor), '--show', '5'];
      const { ok, output } = await command(false, process.execPath, file, ...args);
      const counts = /(\d+) passed, (\d+) failed\s*$/.exec(output);
      if (!ok || counts === null) {
        console.log(output.trimEnd());
        return { passed: 0, failed: 1, note: `below the floor of ${floor}` };
      }
      const reached = Number(counts[1]);
      if (reached > floor && process.argv.includes('--raise')) {
        writeFileSync(FLOORS, `${JSON.stringify({ ...floors, [name]: reached }, null, 2)}\n`);
      }
      return { passed: 1, failed: 0, note: `${reached} of ${reached + Number(counts[2])}, floor ${floor}` };
    },
  };
}

/** The recorded queries, whatever their answers, in the configurations that differ most from the ordinary one, and with threads: `--only` of the script has others. */
const configurations: Step = {
  name: 'configurations',
  async run() {
    const cases = path.join(RECORDED, 'conformance/cases.jsonl');
    if (!existsSync(cases)) return 'left out';
    const args = ['scripts/same-answers.ts', '--cases', cases, '--only', 'row-by-row,spilling,threads'];
    const { ok, output } = await command(false, 'tsx', ...args);
    if (!ok) console.log(output.trimEnd());
    return { passed: ok ? 1 : 0, failed: ok ? 0 : 1 };
  },
};

function readFloors(): Record<'conformance' | 'corpus' | 'mutationScore', number> {
  // The file is the project's own, and a missing number fails the step that reads it.
  return JSON.parse(readFileSync(FLOORS, 'utf8')) as Record<'conformance' | 'corpus' | 'mutationScore', number>;
}

/** The part of vitest's JSON report that is read here. */
interface Report {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly numTodoTests: number;
  readonly testResults: readonly {
    readonly status: string;
    readonly assertionResults: readonly { readonly status: string }[];
  }[];
}

const tests: Step = {
  name: 'tests',
  async run() {
    const folder = mkdtempSync(path.join(tmpdir(), 'kqlocal-check-'));
    const file = path.join(folder, 'report.json');
    try {
      const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
      const { ok } = await command(true, 'vitest', 'run', ...reporters);
      if (!existsSync(file)) return { passed: 0, failed: 1, note: 'vitest gave no report' };
      return countTests(JSON.parse(readFileSync(file, 'utf8')) as Report, ok); // the shape is vitest's documented one
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
};

/** A file that fails outside of its tests counts as one failure, and so does an error outside of any file. */
function countTests(report: Report, ok: boolean): Outcome {
  const broken = report.testResults.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'),
  );
  const failed = report.numFailedTests + broken.length;
  const skipped = report.numPendingTests + report.numTodoTests;
  return {
    passed: report.numPassedTests,
    failed: failed === 0 && !ok ? 1 : failed,
    ...(skipped > 0 && { note: `${skipped} skipped` }),
  };
}

/** The tests that stand beside the bundled rules, each of which counts. */
const ruleTests: Step = {
  name: 'tests of rules',
  needs: 'build',
  async run() {
    const { ok, output } = await command(false, process.execPath, 'dist/cli.cjs', 'test', 'src/rules/library');
    const counts = /^(\d+) passed, (\d+) failed$/m.exec(output);
    if (!ok || counts === null) console.log(output.trimEnd());
    if (counts === null) return { passed: 0, failed: 1, note: 'the tests could not be run' };
    const [passed, failed] = [Number(counts[1]), Number(counts[2])];
    return { passed, failed: failed === 0 && !ok ? 1 : failed };
  },
};

/** What `mutate` says of a rule; null is the score of one without mutants. */
interface Mutated {
  readonly rule: string;
  readonly score: number | null;
}

/** For each bundled rule, whether its tests notice as many of the changes that can be made to it as the floor says. */
const ruleMutants: Step = {
  name: 'mutants of rules',
  needs: 'tests of rules',
  async run() {
    const floor = readFloors().mutationScore;
    const args = ['mutate', 'src/rules/library', '--format', 'json'];
    const { ok, output } = await command(false, process.execPath, 'dist/cli.cjs', ...args);
    const report = /^\[.*^\]$/ms.exec(output);
    if (!ok || report === null) {
      console.log(output.trimEnd());
      return { passed: 0, failed: 1, note: 'the rules could not be changed' };
    }
    const scores = (JSON.parse(report[0]) as Mutated[]).map(({ rule, score }) => ({ rule, score: score ?? 1 })); // the shape is the command's own
    const low = scores.filter(({ score }) => !(score >= floor));
    for (const { rule, score } of low) console.log(`${rule}: ${score.toFixed(2)} of its mutants are killed`);
    const lowest = Math.min(...scores.map(({ score }) => score)).toFixed(2);
    return { passed: scores.length - low.length, failed: low.length, note: `lowest score ${lowest}, floor ${floor}` };
  },
};

const steps: Step[] = [
  check('registry', ['tsx', 'scripts/registry.ts', '--check']),
  check('kernel', ['tsx', 'scripts/kernel.ts', '--check']),
  check('lint', ['biome', 'check', '--error-on-warnings', '.']),
  check('types', ['tsc', '--noEmit']),
  check('build', ['tsx', 'scripts/build.ts']),
  ruleTests,
  ruleMutants,
  tests,
  check('smoke', ['tsx', 'scripts/smoke.ts'], 'build'),
  recorded('conformance', 'conformance/run.mjs'),
  configurations,
  recorded('corpus', 'corpus/check.mjs'),
];

const broken = new Set<string>();
let passed = 0;
let failed = 0;
for (const step of steps) {
  if (step.needs !== undefined && broken.has(step.needs)) {
    console.log(`- ${step.name}: not run, since ${step.needs} failed`);
    continue;
  }
  const started = performance.now();
  const outcome = await step.run();
  if (outcome === 'left out') {
    console.log(`- ${step.name}: not run, since there is no ${RECORDED}`);
    continue;
  }
  passed += outcome.passed;
  failed += outcome.failed;
  if (outcome.failed > 0) broken.add(step.name);
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  const note = outcome.note === undefined ? '' : `, ${outcome.note}`;
  console.log(`${outcome.failed > 0 ? '✗' : '✓'} ${step.name}: ${seconds} s${note}`);
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
