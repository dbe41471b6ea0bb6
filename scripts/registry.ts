// Writes src/engine/language/registry.generated.ts: what the files of the language's folders define, in the order of
// their names. With --check it writes nothing and fails where the committed file differs from what it would write.

import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const LANGUAGE = fileURLToPath(new URL('../src/engine/language/', import.meta.url));

/**
 * Each folder of the language, which is also the name under which its definitions are exported, and what one of its files defines.
 * Definitions that are looked up one by one are exported by their names and aliases.
 */
const FOLDERS: Readonly<Record<string, { readonly noun: string; readonly form: 'list' | 'by name' }>> = {
  operators: { noun: 'operator', form: 'list' },
  infix: { noun: 'infix', form: 'list' },
  scalars: { noun: 'scalar', form: 'by name' },
  aggregates: { noun: 'aggregate', form: 'by name' },
  plugins: { noun: 'plugin', form: 'by name' },
};

const HEADER = '// Written by scripts/registry.ts: run `npm run registry` after adding or renaming a file.\n\n';

const DEFINITION = /^export default define[A-Z]\w*[<(]/gm;
const NAME = /^ {2,4}name: '(\w+)',$/m;
const ALIASES = /^ {2,4}aliases: \[(.*)\],$/m;

interface DefinitionFile {
  /** of the file, without its ending */
  readonly name: string;
  readonly text: string;
}

/**
 * The text of the registry of the language at `language`. A file whose name begins with `_`, and a subfolder, is code
 * that files of the folder share and is not registered.
 * @throws where a registered file has not exactly one `export default define…(…)`, or two names make one identifier
 */
export function renderRegistry(language: string): string {
  const imports: string[] = [];
  const exported: string[] = [];
  for (const [folder, { noun, form }] of Object.entries(FOLDERS)) {
    const identifiers = new Map<string, string>();
    const entries: string[] = [];
    for (const { name, text } of definitionsIn(path.join(language, folder))) {
      const identifier = `${noun}_${name.replace(/\W/g, '_')}`;
      const taken = identifiers.get(identifier);
      if (taken !== undefined) throw new Error(`${folder}/${name}.ts and ${folder}/${taken}.ts need different names`);
      identifiers.set(identifier, name);
      imports.push(`import ${identifier} from './${folder}/${name}.js';\n`);
      if (form === 'list') entries.push(`  ${identifier},\n`);
      else for (const key of namesIn(`${folder}/${name}.ts`, text)) entries.push(`  ${key}: ${identifier},\n`);
    }
    const [open, close] = form === 'list' ? '[]' : '{}';
    exported.push(
      `\nexport const ${folder} = ${open}${entries.length === 0 ? '' : '\n'}${entries.join('')}${close};\n`,
    );
  }
  return [HEADER, ...imports, ...exported].join('');
}

/** The name that a file defines and its aliases, as its text gives them. */
function namesIn(file: string, text: string): string[] {
  const name = NAME.exec(text)?.[1];
  if (name === undefined) throw new Error(`${file}: expected a line "  name: '…'," in the definition`);
  const aliases = ALIASES.exec(text)?.[1] ?? '';
  return [name, ...[...aliases.matchAll(/'(\w+)'/g)].map(([, alias = '']) => alias)];
}

/** The files in `folder` that define something, in the order of their names. */
function definitionsIn(folder: string): DefinitionFile[] {
  const files: DefinitionFile[] = [];
  if (!existsSync(folder)) return files;
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (!entry.isFile() || !entry.name.endsWith('.ts') || entry.name.startsWith('_')) continue;
    const file = path.join(folder, entry.name);
    const text = readFileSync(file, 'utf8');
    const found = text.match(DEFINITION)?.length ?? 0;
    if (found !== 1) {
      throw new Error(`${file}: expected one 'export default define…(…)', found ${found}; name shared code '_….ts'`);
    }
    files.push({ name: entry.name.slice(0, -'.ts'.length), text });
  }
  return files.sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** Whether the registry file of the language at `language` is what {@link renderRegistry} writes. */
export function registryIsCurrent(language: string = LANGUAGE): boolean {
  const file = registryFile(language);
  return existsSync(file) && readFileSync(file, 'utf8') === renderRegistry(language);
}

export function writeRegistry(language: string = LANGUAGE): void {
  if (!registryIsCurrent(language)) writeFileSync(registryFile(language), renderRegistry(language));
}

function registryFile(language: string): string {
  return path.join(language, 'registry.generated.ts');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  if (!process.argv.includes('--check')) writeRegistry();
  else if (!registryIsCurrent()) {
    console.error('src/engine/language/registry.generated.ts is stale; run `npm run registry`');
    process.exit(1);
  }
}
