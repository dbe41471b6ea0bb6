// The values of a template of Azure Resource Manager as far as they are known without deploying it: texts put together, variables, and
// parameters that have a default.
// https://learn.microsoft.com/azure/azure-resource-manager/templates/template-expressions

import { isRecord } from './keys.js';

type Values = Readonly<Record<string, unknown>>;

/** Whether a text is an expression, whose value a deployment works out. */
export const isExpression = (text: string) => /^\[(?!\[)[\s\S]*\]$/.test(text.trim());

/** The template with the values of its expressions; those that are known only to a deployment stay as they are. */
export function resolveTemplate(value: unknown): unknown {
  return isTemplate(value) ? resolved(value, scopeOf(value)) : value;
}

const isTemplate = (value: unknown): value is Values => isRecord(value) && Array.isArray(value.resources);

interface Scope {
  readonly variables: Values;
  readonly parameters: Values;
  /** names of variables that are being looked up, as they may name each other */
  readonly open: readonly string[];
}

const record = (value: unknown): Values => (isRecord(value) ? value : {});

/** A template within another sees the values of that too. */
function scopeOf(template: Values, outer: Scope = { variables: {}, parameters: {}, open: [] }): Scope {
  return {
    ...outer,
    variables: { ...outer.variables, ...record(template.variables) },
    parameters: { ...outer.parameters, ...record(template.parameters) },
  };
}

function resolved(value: unknown, scope: Scope): unknown {
  if (typeof value === 'string') return resolvedText(value, scope);
  if (Array.isArray(value)) return value.map((item) => resolved(item, scope));
  if (!isRecord(value)) return value;
  const own = isTemplate(value) ? scopeOf(value, scope) : scope;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, resolved(part, own)]));
}

function resolvedText(text: string, scope: Scope): unknown {
  if (!isExpression(text)) return text;
  try {
    return new Expression(text.trim().slice(1, -1), scope).value();
  } catch (error) {
    if (error instanceof Unknown) return text;
    throw error;
  }
}

/** Something that only a deployment knows. */
class Unknown extends Error {}

const TOKEN = /\s*(?:(?<text>'(?:[^']|'')*')|(?<number>-?\d+)|(?<name>[A-Za-z_]\w*)|(?<sign>[().,[\]]))/y;

class Expression {
  private readonly tokens: string[];
  private at = 0;

  constructor(
    text: string,
    private readonly scope: Scope,
  ) {
    this.tokens = tokensOf(text);
  }

  /** @throws Unknown */
  value(): unknown {
    const value = this.operand();
    if (this.at < this.tokens.length) throw new Unknown();
    return value;
  }

  private operand(): unknown {
    const token = this.take();
    let value: unknown;
    if (token.startsWith("'")) value = token.slice(1, -1).replaceAll("''", "'");
    else if (/^-?\d/.test(token)) value = Number(token);
    else value = this.call(token);
    while (this.tokens[this.at] === '.') {
      this.at++;
      value = memberOf(value, this.take());
    }
    return value;
  }

  private call(name: string): unknown {
    if (this.take() !== '(') throw new Unknown();
    const args: unknown[] = [];
    while (this.tokens[this.at] !== ')') {
      args.push(this.operand());
      if (this.tokens[this.at] === ',') this.at++;
    }
    this.at++;
    return valueOfCall(name.toLowerCase(), args, this.scope);
  }

  private take(): string {
    const token = this.tokens[this.at++];
    if (token === undefined) throw new Unknown();
    return token;
  }
}

function tokensOf(text: string): string[] {
  const tokens: string[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < text.trimEnd().length) {
    const token = TOKEN.exec(text)?.[0].trim();
    if (token === undefined) throw new Unknown();
    tokens.push(token);
  }
  return tokens;
}

function valueOfCall(name: string, args: readonly unknown[], scope: Scope): unknown {
  const [first] = args;
  switch (name) {
    case 'concat':
      if (args.every((arg) => typeof arg === 'string' || typeof arg === 'number')) return args.join('');
      break;
    case 'string':
    case 'bool':
    case 'int':
      return first;
    case 'true':
    case 'false':
      return name === 'true';
    case 'variables':
      return variable(String(first), scope);
    case 'parameters':
      return known(resolved(record(memberOf(scope.parameters, String(first))).defaultValue, scope));
  }
  throw new Unknown();
}

function variable(name: string, scope: Scope): unknown {
  if (scope.open.includes(name)) throw new Unknown();
  return known(resolved(memberOf(scope.variables, name), { ...scope, open: [...scope.open, name] }));
}

function known(value: unknown): unknown {
  if (value === undefined || (typeof value === 'string' && isExpression(value))) throw new Unknown();
  return value;
}

/** Names count in any case. */
function memberOf(value: unknown, name: string): unknown {
  const found = Object.entries(record(value)).find(([own]) => own.toLowerCase() === name.toLowerCase());
  if (found === undefined) throw new Unknown();
  return found[1];
}
