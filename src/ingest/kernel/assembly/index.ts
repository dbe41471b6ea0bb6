// What the kernel does for its caller: see `../kernel.ts`.

export {
  blockDeclined,
  blockEnds,
  blockLine,
  blockLines,
  blockNext,
  blockRows,
  blockStarts,
  createBlock,
  listCount,
  listEnds,
  listKinds,
  listRows,
  listStarts,
  releaseBlock,
} from './block';
export { isUniform, readField, readFixed, readTexts } from './columns';
export { readRecords, setDialect, setHeader } from './csv';
export {
  clearDictionary,
  createDictionary,
  dictionaryArena,
  dictionaryBytes,
  dictionaryEnds,
  dictionaryIsAscii,
  dictionaryKinds,
  dictionarySize,
  putValue,
  releaseDictionary,
} from './dictionary';
export { addName, openNames, readObjects } from './json';
export { allocate, fill, release, reset } from './memory';
export { tookEpoch } from './times';
