// Compiles the kernel of the ingest, which is written in AssemblyScript, into src/ingest/kernel/kernel.generated.ts.
//   --check  writes nothing and fails where the file is not what the sources give

import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import asc from 'assemblyscript/asc';

const here = (path: string) => fileURLToPath(new URL(`../src/ingest/kernel/${path}`, import.meta.url));
const GENERATED = here('kernel.generated.ts');
const OPTIONS = ['-O3', '--runtime', 'stub', '--noAssert', '--enable', 'simd', '--enable', 'bulk-memory'];
/** As in `kernel.ts`. */
const MEMORY = [
  '--enable',
  'threads',
  '--importMemory',
  '--sharedMemory',
  '--initialMemory',
  '1',
  '--maximumMemory',
  '32768',
];
/** Letters of a line. */
const WIDTH = 116;

async function compiled(): Promise<Uint8Array> {
  let binary: Uint8Array | undefined;
  const { error, stderr } = await asc.main(['index.ts', '--outFile', 'kernel.wasm', ...OPTIONS, ...MEMORY], {
    readFile: (name, folder) => read(`${folder}/${name}`),
    listFiles: () => [],
    writeFile: (name, contents) => {
      if (name === 'kernel.wasm' && typeof contents !== 'string') binary = contents;
    },
  });
  if (error !== null || binary === undefined) throw new Error(`the kernel does not compile:\n${stderr.toString()}`);
  return binary;
}

function read(name: string): string | null {
  try {
    return readFileSync(here(`assembly/${name.replace(/^\.\//, '')}`), 'utf8');
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

const text = moduleOf(await compiled());
if (!process.argv.includes('--check')) writeFileSync(GENERATED, text);
else if (readFileSync(GENERATED, 'utf8') !== text) {
  console.error('src/ingest/kernel/kernel.generated.ts is out of date: run npm run kernel');
  process.exitCode = 1;
}
