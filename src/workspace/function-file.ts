// Functions as the content of Sentinel has them: parsers of ASIM and of solutions, in YAML.
// https://learn.microsoft.com/azure/sentinel/normalization-develop-parsers

import { load, YAMLException } from 'js-yaml';
import { WorkspaceError } from './workspace-error.js';

type Mapping = Readonly<Record<string, unknown>>;

const isMapping = (value: unknown): value is Mapping => typeof value === 'object' && value !== null;

/**
 * The function of a YAML file, `(parameters) { body }` by each of its names; none where the file holds something else.
 * @throws WorkspaceError where the file is no YAML
 */
export function functionsInYaml(text: string, file: string): Map<string, string> {
  const document = parsed(text, file);
  const value = (...keys: readonly string[]) => keys.map((key) => document[key]).find((found) => found != null);
  const body = value('ParserQuery', 'FunctionQuery');
  if (typeof body !== 'string') return new Map();
  const parameters = value('ParserParams', 'FunctionParams');
  const declared = Array.isArray(parameters) ? parameters.filter(isMapping).map(parameterOf) : [];
  const names = ['ParserName', 'EquivalentBuiltInParser', 'FunctionName', 'FunctionAlias'].flatMap((key) => {
    const name = document[key];
    return typeof name === 'string' ? [name.trim()] : [];
  });
  return new Map(names.map((name) => [name, `(${declared.join(', ')}) {\n${body}\n}`]));
}

function parsed(text: string, file: string): Mapping {
  try {
    const document = load(text);
    return isMapping(document) ? document : {};
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    throw new WorkspaceError(file, `line ${(error.mark?.line ?? 0) + 1}: is no valid YAML: ${error.reason}`);
  }
}

/** `starttime: datetime = datetime(null)`; a default text may stand there without its quotes. */
function parameterOf({ Name, Type, Default }: Mapping): string {
  const [name, type] = [String(Name), String(Type).trim()];
  if (type.toLowerCase() === 'table') return `${name}: (*)`;
  if (Default === undefined || Default === null) return `${name}: ${type}`;
  const written = String(Default);
  const isText = type === 'string' && !/^(["']).*\1$/.test(written);
  return `${name}: ${type} = ${isText ? JSON.stringify(written) : written}`;
}
