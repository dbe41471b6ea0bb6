import type { Dynamic } from '../../values/dynamic.js';
import { defineScalar, overload } from '../define.js';

const SCHEME = /^([a-z][a-z0-9+.-]*):\/\/(?:\/(?=[a-z]:))?/i;
const ROOT = /^(?:\\\\\?\\)?([a-z]:)/i;

function lastSeparator(path: string): number {
  return Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\'));
}

function parsePath(path: string): Dynamic {
  const scheme = SCHEME.exec(path);
  const local = path.slice(scheme?.[0].length ?? 0);
  const root = ROOT.exec(local);
  const end = lastSeparator(local);
  const directory = local.slice(0, Math.max(end, 0));
  const last = end < 0 ? local.slice(root?.[0].length ?? 0) : local.slice(end + 1);
  const [file = '', ...stream] = last.split(':');
  const isRoot = directory === root?.[0];
  return new Map([
    ['Scheme', scheme?.[1] ?? ''],
    ['RootPath', root?.[1] ?? ''],
    ['DirectoryPath', directory],
    ['DirectoryName', isRoot ? '' : directory.slice(lastSeparator(directory) + 1)],
    ['Filename', file],
    ['Extension', /\.([^.]*)$/.exec(file)?.[1] ?? ''],
    ['AlternateDataStreamName', stream.join(':')],
  ]);
}

export default defineScalar({
  name: 'parse_path',
  summary: 'The parts of the path of a file as a bag.',
  source: 'https://learn.microsoft.com/kusto/query/parse-path-function',
  overloads: [overload(['path: string'], 'dynamic', parsePath)],
  examples: [
    {
      kql: 'print parse_path("file://C:/temp/file.txt:some.exe")',
      result: {
        Scheme: 'file',
        RootPath: 'C:',
        DirectoryPath: 'C:/temp',
        DirectoryName: 'temp',
        Filename: 'file.txt',
        Extension: 'txt',
        AlternateDataStreamName: 'some.exe',
      },
    },
    {
      kql: "print parse_path(@'\\\\shared\\users\\temp\\file.txt.gz')",
      result: {
        Scheme: '',
        RootPath: '',
        DirectoryPath: '\\\\shared\\users\\temp',
        DirectoryName: 'temp',
        Filename: 'file.txt.gz',
        Extension: 'gz',
        AlternateDataStreamName: '',
      },
    },
  ],
});
