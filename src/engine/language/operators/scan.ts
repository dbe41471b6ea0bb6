import { isConstant } from '../../plan/bind-call.js';
import type { Binder } from '../../plan/binder.js';
import { constant, convertTo, type Expr, type Plan } from '../../plan/plan.js';
import type { Scope } from '../../plan/scope.js';
import type { Parser } from '../../syntax/parser.js';
import type { ColumnDeclaration, Expression, Name, OperatorNode, OperatorParameter } from '../../syntax/tree.js';
import type { Column } from '../../values/types.js';
import { defineOperator } from '../define.js';
import { scannedRows } from './_scan-rows.js';
import { withParts } from './_with-parts.js';

/** Which rows of a step come out: all, the last of those that follow one another in a step, none. */
export type StepOutput = 'all' | 'last' | 'none';

interface Declaration extends ColumnDeclaration {
  readonly default: Expression | null;
}

interface StepNode {
  readonly name: Name;
  readonly output: StepOutput;
  readonly condition: Expression;
  readonly assignments: readonly { readonly name: Name; readonly value: Expression }[];
}

interface ScanNode extends OperatorNode {
  readonly matchId: Name | null;
  readonly declarations: readonly Declaration[];
  readonly steps: readonly StepNode[];
}

export interface ScanStep {
  readonly name: string;
  readonly output: StepOutput;
  readonly condition: Expr;
  /** for each column of the input and each declared one the value that it takes; null where it keeps its own, or its default */
  readonly assignments: readonly (Expr | null)[];
}

/** Expressions read the columns of the input, the declared ones and, as `step.column`, both of the last row of each step. */
export interface ScanStepsPlan extends Plan {
  readonly declared: readonly { readonly column: Column; readonly default: Expr }[];
  readonly steps: readonly ScanStep[];
  /** whether the last column is the number of the sequence */
  readonly numbered: boolean;
}

export default defineOperator<ScanNode, ScanStepsPlan>({
  name: 'scan',
  summary:
    'Follows sequences of rows through steps, each with a condition and with assignments that may read the last row of this step and of those before.',
  source: 'https://learn.microsoft.com/kusto/query/scan-operator',
  examples: [
    {
      kql: 'range x from 1 to 4 step 1 | scan declare (sum: long = 0) with (step s: true => sum = x + s.sum;)',
      rows: [
        [1, 1],
        [2, 3],
        [3, 6],
        [4, 10],
      ],
    },
    {
      kql: 'range x from 1 to 7 step 1 | scan with_match_id = id with (step begin: x % 4 == 2; step end output = last: x - begin.x <= 2;)',
      rows: [
        [2, 0],
        [6, 1],
        [4, 0],
        [7, 1],
      ],
      verified: 'reasoned',
    },
  ],

  parse(parser) {
    let matchId: Name | null = null;
    if (parser.accept('with_match_id') !== null) {
      parser.expect('=');
      matchId = parser.name('a name for the number of the sequence');
    }
    refuseClause(parser);
    const declarations =
      parser.accept('declare') === null ? [] : parser.bracketed('(', ')', () => parseDeclaration(parser));
    parser.expect('with');
    parser.expect('(');
    const steps: StepNode[] = [];
    do steps.push(parseStep(parser));
    while (!parser.at(')'));
    parser.expect(')');
    return { matchId, declarations, steps };
  },

  bind(node, input, scope, binder) {
    reportTaken(node, input, binder);
    const declared = node.declarations.map((declaration) => ({
      column: { name: declaration.name.name, type: declaration.type },
      default: bindDefault(declaration, scope, binder),
    }));
    const own = [...input.columns, ...declared.map(({ column }) => column)];
    const ofSteps = node.steps.flatMap((step) =>
      own.map(({ name, type }) => ({ name: `${step.name.name}.${name}`, type })),
    );
    const row = scope.withRow({ columns: [...own, ...ofSteps], open: input.open, ordered: false });
    const steps = node.steps.map((step) => bindStep(step, node, own, row, binder));
    const columns = node.matchId === null ? own : [...own, { name: node.matchId.name, type: 'long' as const }];
    const plan = {
      inputs: [input],
      columns,
      open: input.open,
      ordered: input.ordered,
      declared,
      steps,
      numbered: node.matchId !== null,
    };
    return { op: 'scan-steps', ...plan } as ScanStepsPlan;
  },

  // The name is that of the plan node which reads a table.
  runners: { 'scan-steps': (plan, context) => scannedRows(plan as ScanStepsPlan, context) },
});

/** What the service's grammar has and its documentation does not describe, by what the documentation has instead. */
const UNDOCUMENTED: ReadonlyMap<string, string> = new Map([
  [
    'partition',
    'write `partition hint.strategy=native by key (sort by … | scan …)`, which scans the rows of each key apart',
  ],
  ['order', 'put `| sort by …` before the `scan`'],
]);

function refuseClause(parser: Parser): void {
  const clause = parser.peek();
  const instead = UNDOCUMENTED.get(clause.text);
  if (instead !== undefined && parser.at('by', 1))
    parser.fail('KQ002', `'${clause.text} by' in 'scan' is not supported: it is undocumented`, clause, instead);
}

function parseDeclaration(parser: Parser): Declaration {
  const column = parser.columnDeclaration();
  return { ...column, default: parser.accept('=') === null ? null : parser.expression() };
}

function parseStep(parser: Parser): StepNode {
  parser.expect('step');
  const name = parser.name('the name of a step');
  const output = parseOutput(parser.parameters('output'), parser);
  parser.expect(':');
  const condition = parser.expression();
  const assignments = parser.accept('=>') === null ? [] : parser.list(() => parseAssignment(parser));
  parser.expect(';');
  return { name, output, condition, assignments };
}

function parseOutput([parameter]: readonly OperatorParameter[], parser: Parser): StepOutput {
  if (parameter === undefined) return 'all';
  const { value } = parameter;
  if (value.kind === 'name' && (value.name === 'all' || value.name === 'last' || value.name === 'none'))
    return value.name;
  return parser.fail('KS005', "expected 'all', 'last' or 'none' after 'output='", value.span);
}

function parseAssignment(parser: Parser): StepNode['assignments'][number] {
  const name = parser.name('a column');
  parser.expect('=');
  return { name, value: parser.expression() };
}

function reportTaken({ declarations, matchId, steps }: ScanNode, input: Plan, binder: Binder): void {
  const columns = new Set(input.columns.map(({ name }) => name));
  for (const { name, span } of [
    ...declarations.map((declaration) => declaration.name),
    ...(matchId === null ? [] : [matchId]),
  ]) {
    if (columns.has(name))
      binder.error('KS171', `there is a column named '${name}' already`, span, 'give one of them another name');
    columns.add(name);
  }
  const names = new Set<string>();
  for (const { name, span } of steps.map((step) => step.name)) {
    if (names.has(name))
      binder.error('KS171', `there is a step named '${name}' already`, span, 'give one of them another name');
    names.add(name);
  }
}

function bindDefault(declaration: Declaration, scope: Scope, binder: Binder): Expr {
  const { type } = declaration;
  if (declaration.default === null) return constant(type, type === 'string' ? '' : null);
  const expr = binder.expression(declaration.default, scope.withRow({ columns: [], open: false, ordered: false }));
  if (!isConstant(expr))
    binder.error('KS143', `the default of '${declaration.name.name}' has to be a constant`, declaration.default.span);
  return convertTo(type, expr);
}

function bindStep(
  step: StepNode,
  { steps }: ScanNode,
  columns: readonly Column[],
  row: Scope,
  binder: Binder,
): ScanStep {
  const stepNames = new Set(steps.map(({ name }) => name.name));
  const bound = (node: Expression) => withState(node, stepNames, row);
  for (const { name } of step.assignments) {
    if (columns.some((column) => column.name === name.name)) continue;
    binder.error(
      'KS142',
      `there is no column named '${name.name}' to assign to`,
      name.span,
      `declare it: \`declare (${name.name}: long)\``,
    );
  }
  const assignments = columns.map(({ name, type }) => {
    const assignment = step.assignments.findLast((candidate) => candidate.name.name === name);
    return assignment === undefined ? null : convertTo(type, binder.expression(bound(assignment.value), row));
  });
  return {
    name: step.name.name,
    output: step.output,
    condition: binder.predicate(bound(step.condition), row),
    assignments,
  };
}

/** The expression with `step.column` as the name of a column, where `step` is one and no column. */
function withState(node: Expression, steps: ReadonlySet<string>, row: Scope): Expression {
  if (
    node.kind === 'member' &&
    node.target.kind === 'name' &&
    steps.has(node.target.name) &&
    row.column(node.target.name) === undefined
  ) {
    return { kind: 'name', name: `${node.target.name}.${node.member.name}`, bracketed: true, span: node.span };
  }
  return withParts(node, (part) => withState(part, steps, row));
}
