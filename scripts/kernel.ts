// Compiles what is written in AssemblyScript: the kernel of the ingest, and the filters of texts.
//   --check  writes nothing and fails where a file is not what the sources give

import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import asc from 'assemblyscript/asc';

const root = (path: string) => fileURLToPath(new URL(`../src/${path}`, import.meta.url));
const OPTIONS = ['-O3', '--runtime', 'stub', '--noAssert', '--enable', 'simd', '--enable', 'bulk-memory'];
/** Letters of a line. */
const WIDTH = 116;

interface Module {
  readonly folder: string;
  readonly generated: string;
  readonly options: readonly string[];
}

const MODULES: readonly Module[] = [
  {
    folder: 'ingest/kernel/assembly',
    generated: 'ingest/kernel/kernel.generated.ts',
    // The memory is that of `ingest/kernel/kernel.ts`.
    options: [
      ...['--enable', 'threads', '--importMemory', '--sharedMemory'],
      ...['--initialMemory', '1', '--maximumMemory', '32768'],
    ],
  },
  {
    folder: 'store/statistics/assembly',
    generated: 'store/statistics/filters.generated.ts',
    options: [],
  },
];

async function compiled({ folder: source, options }: Module): Promise<Uint8Array> {
  let binary: Uint8Array | undefined;
  const { error, stderr } = await asc.main(['index.ts', '--outFile', 'kernel.wasm', ...OPTIONS, ...options], {
    readFile: (name, folder) => read(source, `${folder}/${name}`),
    listFiles: () => [],
    writeFile: (name, contents) => {
      if (name === 'kernel.wasm' && typeof contents !== 'string') binary = contents;
    },
  });
  if (error !== null || binary === undefined) throw new Error(`${source} does not compile:\n${stderr.toString()}`);
  return binary;
}

function read(folder: string, name: string): string | null {
  try {
    return readFileSync(root(`${folder}/${name.replace(/^\.\//, '')}`), 'utf8');
  } catch {
    return null;
  }
}

function moduleOf(binary: Uint8Array): string {
  const lines =
    Buffer.from(binary)
      .toString('base64')
      .match(new RegExp(`.{1,${WIDTH}}`, 'g')) ?? [];
  return `// Written by \`npm run kernel\` from assembly/; WebAssembly in base64.\n\nexport const KERNEL = \`\n${lines.join('\n')}\n\`;\n`;
}

for (const module of MODULES) {
  const { generated } = module;
  const text = moduleOf(await compiled(module));
  if (!process.argv.includes('--check')) writeFileSync(root(generated), text);
  else if (readFileSync(root(generated), 'utf8') !== text) {
    console.error(`src/${generated} is out of date: run npm run kernel`);
    process.exitCode = 1;
  }
}
