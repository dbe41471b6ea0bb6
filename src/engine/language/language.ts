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

class Registry implements Language, RunLanguage {
  private readonly operatorsByName = new Map<string, OperatorDefinition>();
  private readonly scalars = new Map<string, ScalarDefinition>();
  private readonly tableFunctions = new Map<string, TableFunctionDefinition>();
  private readonly aggregates = new Map<string, AggregateDefinition>();
  private readonly plugins = new Map<string, PluginDefinition>();
  private readonly runners = new Map<string, OperatorRunner>(Object.entries(ENGINE_RUNNERS));

  readonly operators: OperatorTable = {
    find: (keyword): OperatorSyntax | undefined => this.operatorsByName.get(keyword)?.syntax,
    keywords: () => this.operatorsByName.keys(),
  };

  constructor() {
    for (const definition of registry.operators) {
      for (const name of namesOf(definition)) this.operatorsByName.set(name, definition);
      this.addRunners(definition.runners);
    }
    for (const definition of [...registry.infix, ...registry.scalars] as FunctionDefinition[])
      this.addFunction(definition);
    for (const definition of registry.aggregates)
      for (const name of namesOf(definition)) this.aggregates.set(name, definition);
    for (const definition of registry.plugins as readonly PluginDefinition[]) {
      for (const name of namesOf(definition)) this.plugins.set(name, definition);
      this.addRunners(definition.runners);
    }
  }

  private addFunction(definition: FunctionDefinition): void {
    for (const name of namesOf(definition)) {
      if ('tableFunction' in definition) this.tableFunctions.set(name, definition);
      else this.scalars.set(name, definition);
    }
    if ('tableFunction' in definition) this.addRunners(definition.runners);
  }

  private addRunners(runners: OperatorDefinition['runners']): void {
    for (const [op, run] of Object.entries(runners)) this.runners.set(op, { run });
  }

  operator(name: string): OperatorBinding | undefined {
    return this.operatorsByName.get(name)?.binding;
  }

  scalar(name: string): FunctionBinding | undefined {
    return this.scalars.get(name)?.binding;
  }

  aggregate(name: string): AggregateBinding | undefined {
    return this.aggregates.get(name)?.binding;
  }

  plugin(name: string): PluginBinding | undefined {
    return this.plugins.get(name)?.binding;
  }

  tableFunction(name: string): TableFunctionBinding | undefined {
    return this.tableFunctions.get(name)?.tableFunction;
  }

  *functionNames(): Iterable<string> {
    for (const [name, { binding }] of this.scalars) if (!binding.infix) yield name;
    yield* this.tableFunctions.keys();
    yield* this.aggregates.keys();
  }

  unsupported(name: string): string | undefined {
    return UNSUPPORTED[name];
  }

  kernel(name: string, overload: number): Kernel {
    const found = this.scalars.get(name)?.overloads[overload]?.kernel;
    if (found === undefined)
      throw new TypeError(`the plan calls '${name}' (overload ${overload}), which the language does not have`);
    return found;
  }

  runner(op: string): OperatorRunner {
    const found = this.runners.get(op);
    if (found === undefined) throw new TypeError(`the plan has a step '${op}', which the language cannot run`);
    return found;
  }

  aggregateKernel(name: string, overload: number): AggregateKernel {
    const found = this.aggregates.get(name)?.overloads[overload]?.kernel;
    if (found === undefined)
      throw new TypeError(
        `the plan calls the aggregate '${name}' (overload ${overload}), which the language does not have`,
      );
    return found;
  }

  filterOf(name: string, column: string, constants: readonly unknown[]) {
    return this.scalars.get(name)?.filter?.(column, constants) ?? null;
  }
}

function namesOf({ name, aliases }: { readonly name: string; readonly aliases?: readonly string[] }): string[] {
  return [name, ...(aliases ?? [])];
}

export const language: Language & RunLanguage = new Registry();
