import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseGuid } from '../../../src/engine/values/guid.js';

const GUID = '0f8fad5b-d9cb-469f-a165-70867728950e';

test.each([
  GUID,
  GUID.toUpperCase(),
  ` ${GUID}\n`,
  `{${GUID}}`,
  `(${GUID.toUpperCase()})`,
  '0F8FAD5BD9CB469FA16570867728950E',
])('%j is a guid', (text) => {
  expect(parseGuid(text)).toBe(GUID);
});

test.each([
  '',
  GUID.slice(1),
  `${GUID}0`,
  `{${GUID}`,
  `${GUID}}`,
  GUID.replace('0', 'g'),
  '0f8fad5b-d9cb469f-a165-70867728950e',
])('%j is no guid', (text) => {
  expect(parseGuid(text)).toBeNull();
});

test('every guid reads back from each of its forms', () => {
  fc.assert(
    fc.property(fc.uuid(), (guid) => {
      expect(parseGuid(guid)).toBe(guid);
      expect(parseGuid(guid.replaceAll('-', ''))).toBe(guid);
      expect(parseGuid(`{${guid.toUpperCase()}}`)).toBe(guid);
    }),
  );
});
