// The text of a query to its plan.

import { type Diagnostic, DiagnosticBag, type Span } from './diagnostics/diagnostic.js';
import { language } from './language/language.js';
import { isConstant } from './plan/bind-call.js';
import { Binder } from './plan/binder.js';
import type { Schema } from './plan/language.js';
import type { Expr, Plan } from './plan/plan.js';
import { Scope } from './plan/scope.js';
import { warn } from './plan/warnings/warn.js';
import { parse } from './syntax/parser.js';
import { parseSavedFunction, type SavedFunction } from './syntax/saved-function.js';
import type { SyntaxTree } from './syntax/tree.js';
import type { Column, Value } from './values/types.js';

export interface Analysis {
  readonly diagnostics: readonly Diagnostic[];
  /** those that a run tells too, which asks for no warnings */
  readonly ofRuns: readonly Diagnostic[];
  /** columns of the result; null where errors leave them unknown */
  readonly columns: readonly Column[] | null;
  /** further columns may come that are known only when the query runs */
  readonly open: boolean;
  /** of the last query of the text; null where it has none */
  readonly plan: Plan | null;
  /** of all of its queries, in their order */
  readonly plans: readonly Plan[];
  /** whether the plans are the same at every run: no constant had to be worked out for them, and no rows to be read */
  readonly lasting: boolean;
  readonly tree: SyntaxTree;
}

export interface BindOptions {
  readonly warnings?: boolean;
  /** the value of an expression that is the same for all rows */
  readonly evaluate?: (expr: Expr) => Value | undefined;
  readonly materialize?: (plan: Plan) => Plan;
  readonly placed?: (part: Plan | Expr, span: Span) => void;
}

export function bind(text: string, schema: Schema, options: BindOptions): Analysis {
  const diagnostics = new DiagnosticBag();
  const tree = parse(text, language.operators, diagnostics);
  let lasting = true;
  const binder = new Binder({
    language,
    schema,
    diagnostics,
    parseFunction: savedFunctions(),
    ...options,
    evaluate: (expr) => {
      if (!isConstant(expr)) return undefined;
      lasting = false;
      return options.evaluate?.(expr);
    },
    materialize: (open) => {
      lasting = false;
      return options.materialize?.(open) ?? open;
    },
  });
  const scope = new Scope();
  const plans = binder.statements(tree.statements, scope, binder);
  const plan = plans.at(-1) ?? null;
  const ofRuns = diagnostics.list();
  let all: readonly Diagnostic[] | null = null;
  // Warnings are looked for when they are asked for: queries that run together are analysed for their plans alone.
  const withWarnings = () => {
    if (options.warnings === true && !diagnostics.hasErrors) warn({ tree, scope, diagnostics });
    return diagnostics.list();
  };
  return {
    get diagnostics() {
      all ??= withWarnings();
      return all;
    },
    ofRuns,
    columns: plan === null ? null : columnsOf(plan),
    open: plan?.open ?? false,
    plan,
    plans,
    lasting,
    tree,
  };
}

/** Reads saved functions, each text once. */
function savedFunctions(): (text: string) => SavedFunction {
  const read = new Map<string, SavedFunction>();
  return (text) => {
    let saved = read.get(text);
    if (saved === undefined) {
      saved = parseSavedFunction(text, language.operators);
      read.set(text, saved);
    }
    return saved;
  };
}

/** Name and type alone: an operator may know more of its columns. */
export function columnsOf({ columns }: Plan): Column[] {
  return columns.map(({ name, type }) => ({ name, type }));
}
