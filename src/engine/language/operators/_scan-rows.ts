// How `scan` runs. Each step has a state: the last rows of the steps up to it in the sequence that has come as far as this step. A row is held
// against the steps from the last to the first. It goes into a step from the step before, whose state moves on with it; or else, where the
// step has a state already or is the first, it takes the place of the step's last row.

import type { Plan } from '../../plan/plan.js';
import type { RunContext } from '../../run/context.js';
import { type RowFunction, rowFunction } from '../../run/row-function.js';
import { batchesOf } from '../../run/rows.js';
import type { Batch } from '../../values/batch.js';
import type { Value } from '../../values/types.js';
import { missing, type Reader, readerOf } from '../../values/vector.js';
import type { ScanStepsPlan, StepOutput } from './scan.js';

type Row = readonly Value[];

/** A sequence as far as it has come. */
interface State {
  readonly sequence: bigint;
  /** the last row of each step up to this one, with the declared columns */
  readonly rows: readonly Row[];
  /** the row that comes out when the sequence leaves the step, of a step that gives its last rows */
  readonly waiting: Row | null;
}

interface Step {
  readonly output: StepOutput;
  readonly condition: RowFunction;
  readonly assignments: readonly (RowFunction | null)[];
}

export function scannedRows(plan: ScanStepsPlan, context: RunContext): Iterable<Batch> {
  return batchesOf(plan.columns, new Scanner(plan, context).rows(), context.options.batchRows);
}

class Scanner {
  private readonly steps: readonly Step[];
  private readonly defaults: readonly Value[];
  private readonly states: (State | null)[];
  private readonly out: Row[] = [];
  private sequences = 0n;
  /** the row that is held against the steps now, and what it is held against */
  private readers: readonly Reader[] = [];
  private position = 0;
  private state: State | null = null;

  constructor(
    private readonly plan: ScanStepsPlan,
    private readonly context: RunContext,
  ) {
    this.defaults = plan.declared.map((declared) => context.constant(declared.default));
    this.states = plan.steps.map(() => null);
    const read = this.columnReaders();
    this.steps = plan.steps.map(({ output, condition, assignments }) => ({
      output,
      condition: rowFunction(condition, read, context),
      assignments: assignments.map((expr) => expr && rowFunction(expr, read, context)),
    }));
  }

  *rows(): Iterable<Row> {
    const [input] = this.plan.inputs as [Plan];
    for (const batch of this.context.run(input)) {
      this.readers = input.columns.map(({ name }) => readerOf(batch.column(name)));
      for (this.position = 0; this.position < batch.length; this.position++) {
        for (let step = this.steps.length - 1; step >= 0; step--) this.holdAgainst(step);
        yield* this.out.splice(0);
      }
    }
    for (const state of this.states) this.leave(state);
    yield* this.out;
  }

  private holdAgainst(number: number): void {
    // There is a step and a state of each number.
    const step = this.steps[number] as Step;
    const before = this.states[number - 1] ?? null;
    if (before !== null && this.meets(step, before)) {
      this.leave(before);
      this.leave(this.states[number] ?? null);
      this.states[number - 1] = null;
      this.enter(number, step, before);
      return;
    }
    const own = this.states[number] ?? null;
    if ((own !== null || number === 0) && this.meets(step, own)) {
      this.enter(number, step, own ?? { sequence: this.sequences++, rows: [], waiting: null });
    }
  }

  private meets(step: Step, state: State | null): boolean {
    this.state = state;
    return step.condition() === true;
  }

  /** Takes the row into a step, after the rows of the steps before it. */
  private enter(number: number, { output, assignments }: Step, from: State): void {
    this.state = from;
    const plain = [...this.readers.map((read) => read(this.position)), ...this.defaults];
    const row = plain.map((value, i) => {
      const assign = assignments[i] ?? null;
      return assign === null ? value : assign();
    });
    const shown = this.plan.numbered ? [...row, from.sequence] : row;
    if (output === 'all') this.out.push(shown);
    this.states[number] = {
      sequence: from.sequence,
      rows: [...from.rows.slice(0, number), row],
      waiting: output === 'last' ? shown : null,
    };
  }

  private leave(state: State | null): void {
    if (state !== null && state.waiting !== null) this.out.push(state.waiting);
  }

  /** How each column is read: of the present row, as the default of a declared one, or of the last row of a step. */
  private columnReaders(): (column: string) => RowFunction {
    const { inputs, declared, steps } = this.plan;
    const readers = new Map<string, RowFunction>();
    const inputColumns = (inputs[0] as Plan).columns;
    const own = [...inputColumns, ...declared.map(({ column }) => column)];
    for (const [i, { name }] of inputColumns.entries())
      readers.set(name, () => this.readers[i]?.(this.position) ?? null);
    for (const [i, { column }] of declared.entries()) readers.set(column.name, () => this.defaults[i] ?? null);
    steps.forEach((step, number) => {
      own.forEach(({ name, type }, i) => {
        const nothing = this.defaults[i - inputColumns.length] ?? missing(type);
        readers.set(`${step.name}.${name}`, () => {
          const row = this.state?.rows[number];
          return row === undefined ? nothing : (row[i] as Value);
        });
      });
    });
    // The binder lets no other column through.
    return (column) => readers.get(column) ?? (() => null);
  }
}
