// Writes src/engine/language/registry.generated.ts: what the files of the language's folders define, in the order of
// their names. With --check it writes nothing and fails where the committed file differs from what it would write.

import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const LANGUAGE = fileURLToPath(new URL('../src/engine/language/', import.meta.url));

/** Each folder of the language, which is also the name of its array, and what one of its files defines. */
const FOLDERS = {
  operators: 'operator',
  infix: 'infix',
  scalars: 'scalar',
  aggregates: 'aggregate',
  plugins: 'plugin',
} as const;

const HEADER = '// Written by scripts/registry.ts: run `npm run registry` after adding or renaming a file.\n\n';

const DEFINITION = /^export default define[A-Z]\w*[<(]/gm;

/**
 * The text of the registry of the language at `language`. A file whose name begins with `_`, and a subfolder, is code
 * that files of the folder share and is not registered.
 * @throws where a registered file has not exactly one `export default define…(…)`, or two names make one identifier
 */
export function renderRegistry(language: string): string {
  const imports: string[] = [];
  const arrays: string[] = [];
  for (const [folder, noun] of Object.entries(FOLDERS)) {
    const identifiers = new Map<string, string>();
    for (const name of definitionsIn(path.join(language, folder))) {
      const identifier = `${noun}_${name.replace(/\W/g, '_')}`;
      const taken = identifiers.get(identifier);
      if (taken !== undefined) throw new Error(`${folder}/${name}.ts and ${folder}/${taken}.ts need different names`);
      identifiers.set(identifier, name);
      imports.push(`import ${identifier} from './${folder}/${name}.js';\n`);
    }
    const entries = [...identifiers.keys()].map((identifier) => `  ${identifier},\n`).join('');
    arrays.push(`\nexport const ${folder} = [${entries === '' ? '' : `\n${entries}`}];\n`);
  }
  return [HEADER, ...imports, ...arrays].join('');
}

/** The names of the files in `folder` that define something, sorted. */
function definitionsIn(folder: string): string[] {
  const names: string[] = [];
  if (!existsSync(folder)) return names;
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (!entry.isFile() || !entry.name.endsWith('.ts') || entry.name.startsWith('_')) continue;
    const file = path.join(folder, entry.name);
    const found = readFileSync(file, 'utf8').match(DEFINITION)?.length ?? 0;
    if (found !== 1) {
      throw new Error(`${file}: expected one 'export default define…(…)', found ${found}; name shared code '_….ts'`);
    }
    names.push(entry.name.slice(0, -'.ts'.length));
  }
  return names.sort();
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
