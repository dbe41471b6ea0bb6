// The language: all definitions of the registry, in the forms in which parser, binder and engine ask for them.

import type {
  AggregateBinding,
  FunctionBinding,
  Language,
  OperatorBinding,
  PluginBinding,
  TableFunctionBinding,
} from '../plan/language.js';
import type { AggregateKernel, Kernel } from '../run/kernel.js';
import type { OperatorRunner, RunLanguage } from '../run/language.js';
import { ENGINE_RUNNERS } from '../run/scan.js';
import type { OperatorSyntax, OperatorTable } from '../syntax/operator-syntax.js';
import type { ScalarType } from '../values/types.js';
import type {
  AggregateDefinition,
  OperatorDefinition,
  PluginDefinition,
  ScalarDefinition,
  TableFunctionDefinition,
} from './define.js';
import * as registry from './registry.generated.js';
import { UNSUPPORTED } from './unsupported.js';

type FunctionDefinition = ScalarDefinition | TableFunctionDefinition;

/** Definitions by their names; where the registry is compiled for the command line, each is made when it is first asked for. */
type ByName<T> = Readonly<Record<string, T>>;

class Registry implements Language, RunLanguage {
  private readonly operatorsByName = new Map<string, OperatorDefinition>();
  private readonly infix = new Map<string, ScalarDefinition>();
  private readonly functions: ByName<FunctionDefinition> = registry.scalars;
  private readonly aggregates: ByName<AggregateDefinition> = registry.aggregates;
  private readonly plugins: ByName<PluginDefinition> = registry.plugins;
  private readonly runners = new Map<string, OperatorRunner>(Object.entries(ENGINE_RUNNERS));

  readonly operators: OperatorTable = {
    find: (keyword): OperatorSyntax | undefined => this.operatorsByName.get(keyword)?.syntax,
    keywords: () => this.operatorsByName.keys(),
  };

  constructor() {
    for (const definition of registry.operators) {
      for (const name of namesOf(definition)) this.operatorsByName.set(name, definition);
      this.addRunners(definition);
    }
    for (const definition of registry.infix) for (const name of namesOf(definition)) this.infix.set(name, definition);
  }

  private addRunners({ runners }: Pick<OperatorDefinition, 'runners'>): void {
    for (const [op, run] of Object.entries(runners)) this.runners.set(op, { run });
  }

  operator(name: string): OperatorBinding | undefined {
    return this.operatorsByName.get(name)?.binding;
  }

  scalar(name: string): FunctionBinding | undefined {
    return this.scalarDefinition(name)?.binding;
  }

  aggregate(name: string): AggregateBinding | undefined {
    return own(this.aggregates, name)?.binding;
  }

  plugin(name: string): PluginBinding | undefined {
    return own(this.plugins, name)?.binding;
  }

  tableFunction(name: string): TableFunctionBinding | undefined {
    const found = own(this.functions, name);
    return found !== undefined && 'tableFunction' in found ? found.tableFunction : undefined;
  }

  private scalarDefinition(name: string): ScalarDefinition | undefined {
    const found = this.infix.get(name) ?? own(this.functions, name);
    return found !== undefined && 'tableFunction' in found ? undefined : found;
  }

  *functionNames(): Iterable<string> {
    yield* Object.keys(this.functions);
    yield* Object.keys(this.aggregates);
  }

  unsupported(name: string): string | undefined {
    return UNSUPPORTED[name];
  }

  kernel(name: string, overload: number): Kernel {
    const found = this.scalarDefinition(name)?.overloads[overload]?.kernel;
    if (found === undefined)
      throw new TypeError(`the plan calls '${name}' (overload ${overload}), which the language does not have`);
    return found;
  }

  runner(op: string): OperatorRunner {
    if (!this.runners.has(op)) this.addRunnersOfFunctions();
    const found = this.runners.get(op);
    if (found === undefined) throw new TypeError(`the plan has a step '${op}', which the language cannot run`);
    return found;
  }

  private addRunnersOfFunctions(): void {
    for (const plugin of Object.values(this.plugins)) this.addRunners(plugin);
    for (const definition of Object.values(this.functions))
      if ('tableFunction' in definition) this.addRunners(definition);
  }

  aggregateKernel(name: string, overload: number): AggregateKernel {
    const found = own(this.aggregates, name)?.overloads[overload]?.kernel;
    if (found === undefined)
      throw new TypeError(
        `the plan calls the aggregate '${name}' (overload ${overload}), which the language does not have`,
      );
    return found;
  }

  filterOf(name: string, column: string, constants: readonly unknown[], types: readonly ScalarType[]) {
    return this.scalarDefinition(name)?.filter?.(column, constants, types) ?? null;
  }
}

function own<T>(definitions: ByName<T>, name: string): T | undefined {
  return Object.hasOwn(definitions, name) ? definitions[name] : undefined;
}

function namesOf({ name, aliases }: { readonly name: string; readonly aliases?: readonly string[] }): string[] {
  return [name, ...(aliases ?? [])];
}

export const language: Language & RunLanguage = new Registry();
