// Microsoft's own parser and binder, as the browser has them: two scripts that put their names into the global scope.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import vm from 'node:vm';

/** One finding of the official binder. */
export interface OfficialDiagnostic {
  readonly code: string;
  readonly message: string;
  readonly start: number;
}

export interface OfficialAnalysis {
  /** errors only */
  readonly errors: readonly OfficialDiagnostic[];
  /** columns of the result; null where it is no table */
  readonly columns: readonly { readonly name: string; readonly type: string }[] | null;
}

export interface OfficialParameter {
  readonly name: string;
  /** what it takes: `Declared`, `Scalar`, `Number`, `DynamicArray`… */
  readonly kind: string;
  /** the types of a `Declared` one */
  readonly types: readonly string[];
  /** how its argument has to be written: `Expression`, `Constant`, `Literal`, `Column`, `StarAllowed`… */
  readonly argument: string;
  /** the texts that it takes; none where any will do */
  readonly values: readonly string[];
  readonly least: number;
  readonly most: number;
}

export interface OfficialSignature {
  readonly parameters: readonly OfficialParameter[];
  /** `Declared`, `Common`, `Parameter0`, `Parameter0Table`… */
  readonly returns: string;
}

export interface OfficialFunction {
  readonly name: string;
  readonly signatures: readonly OfficialSignature[];
}

export interface Official {
  analyze(text: string): OfficialAnalysis;
  /** the same language with a database of these tables: the types of their columns by name */
  withTables(tables: Readonly<Record<string, Readonly<Record<string, string>>>>): Official;
  readonly functions: readonly OfficialFunction[];
  readonly aggregates: readonly OfficialFunction[];
  readonly plugins: readonly OfficialFunction[];
}

/** The parts of the scripts' objects that are read here, by the names that they have there. */
interface BridgeScope {
  readonly Bridge: { getEnumerator(list: unknown): { moveNext(): boolean; readonly Current: unknown } };
  readonly Kusto: { readonly Language: KustoLanguage };
}

interface KustoLanguage {
  readonly KustoCode: { ParseAndAnalyze(text: string, globals: GlobalState): KustoCode };
  readonly GlobalState: { readonly Default: GlobalState };
  readonly Functions: { readonly All: unknown };
  readonly Aggregates: { readonly All: unknown };
  readonly PlugIns: { readonly All: unknown };
  readonly Symbols: {
    readonly TableSymbol: { readonly $ctor7: new (name: string, schema: string, description: null) => object };
    readonly DatabaseSymbol: { readonly ctor: new (name: string, members: readonly object[]) => object };
    readonly ParameterTypeKind: Enumeration;
    readonly ArgumentKind: Enumeration;
    readonly ReturnTypeKind: Enumeration;
  };
}

/** The numbers of its names, among other members. */
type Enumeration = Readonly<Record<string, unknown>>;

interface GlobalState {
  WithDatabase(database: object): GlobalState;
}

interface KustoCode {
  GetDiagnostics(): unknown;
  readonly ResultType: { readonly Columns?: unknown } | null;
}

interface DiagnosticObject {
  readonly Code: string;
  readonly Message: string;
  readonly Severity: string;
  readonly Start: number;
}

interface SymbolObject {
  readonly Name: string;
  readonly Type: { readonly Name: string };
}

interface FunctionObject {
  readonly Name: string;
  readonly Signatures: unknown;
}

interface SignatureObject {
  readonly Parameters: unknown;
  readonly ReturnKind: number;
}

interface ParameterObject {
  readonly Name: string;
  readonly TypeKind: number;
  readonly DeclaredTypes: unknown;
  readonly ArgumentKind: number;
  readonly Values: unknown;
  readonly MinOccurring: number;
  readonly MaxOccurring: number;
}

let scope: BridgeScope | null = null;

function load(): BridgeScope {
  if (scope !== null) return scope;
  const resolve = createRequire(import.meta.url).resolve;
  for (const script of ['bridge.min.js', 'Kusto.Language.Bridge.min.js']) {
    const file = resolve(`@kusto/language-service-next/${script}`);
    vm.runInThisContext(readFileSync(file, 'utf8'), { filename: file });
  }
  // The scripts have just made these two names.
  scope = globalThis as unknown as BridgeScope;
  return scope;
}

/** Takes some seconds the first time. */
export function official(): Official {
  const { Kusto } = load();
  return withGlobals(Kusto.Language, Kusto.Language.GlobalState.Default);
}

function withGlobals(language: KustoLanguage, globals: GlobalState): Official {
  return {
    analyze: (text) => analysisOf(language.KustoCode.ParseAndAnalyze(text, globals)),
    withTables(tables) {
      const { TableSymbol, DatabaseSymbol } = language.Symbols;
      const members = Object.entries(tables).map(
        ([name, columns]) => new TableSymbol.$ctor7(name, schemaText(columns), null),
      );
      return withGlobals(language, globals.WithDatabase(new DatabaseSymbol.ctor('database', members)));
    },
    functions: functionsOf(language, language.Functions.All),
    aggregates: functionsOf(language, language.Aggregates.All),
    plugins: functionsOf(language, language.PlugIns.All),
  };
}

function schemaText(columns: Readonly<Record<string, string>>): string {
  return `(${Object.entries(columns)
    .map(([name, type]) => `['${name}']: ${type}`)
    .join(', ')})`;
}

function analysisOf(code: KustoCode): OfficialAnalysis {
  const errors = itemsOf<DiagnosticObject>(code.GetDiagnostics())
    .filter((d) => d.Severity === 'Error')
    .map((d) => ({ code: d.Code, message: d.Message, start: d.Start }));
  const columns = code.ResultType?.Columns;
  if (columns === undefined) return { errors, columns: null };
  return { errors, columns: itemsOf<SymbolObject>(columns).map((c) => ({ name: c.Name, type: c.Type.Name })) };
}

function functionsOf({ Symbols }: KustoLanguage, all: unknown): OfficialFunction[] {
  const { ParameterTypeKind, ArgumentKind, ReturnTypeKind } = Symbols;
  const parameterOf = (p: ParameterObject): OfficialParameter => ({
    name: p.Name,
    kind: nameIn(ParameterTypeKind, p.TypeKind),
    types: itemsOf<{ readonly Name: string }>(p.DeclaredTypes).map((type) => type.Name),
    argument: nameIn(ArgumentKind, p.ArgumentKind),
    values: itemsOf<unknown>(p.Values).map(String),
    least: p.MinOccurring,
    most: p.MaxOccurring,
  });
  return itemsOf<FunctionObject>(all).map((fn) => ({
    name: fn.Name,
    signatures: itemsOf<SignatureObject>(fn.Signatures).map((signature) => ({
      parameters: itemsOf<ParameterObject>(signature.Parameters).map(parameterOf),
      returns: nameIn(ReturnTypeKind, signature.ReturnKind),
    })),
  }));
}

function nameIn(enumeration: Enumeration, number: number): string {
  return Object.keys(enumeration).find((name) => enumeration[name] === number) ?? String(number);
}

/** The items of one of the scripts' lists, whose type the caller knows from the service's declarations. */
function itemsOf<T>(list: unknown): T[] {
  const items: T[] = [];
  if (list === null || list === undefined) return items;
  const enumerator = load().Bridge.getEnumerator(list);
  while (enumerator.moveNext()) items.push(enumerator.Current as T);
  return items;
}
