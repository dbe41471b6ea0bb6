import { describe, expect, it } from 'vitest';
import { analyze } from '../../../src/engine/engine.js';
import { knownSchema } from '../../../src/rules/index.js';
import { devicesApart } from '../../../src/testing/properties/devices-apart.js';

const schema = knownSchema();

function found(query: string) {
  const { plan } = analyze(query, schema);
  if (plan === null) throw new Error(`no plan: ${query}`);
  return devicesApart(plan);
}

const INFO = '(DeviceInfo | project DeviceId, OSPlatform)';

describe('the devices of a rule are apart', () => {
  it.each([
    ['DeviceEvents | where ActionType == "a" | project Timestamp', 'DeviceId'],
    ['DeviceEvents | summarize count() by DeviceName, ActionType', 'DeviceName'],
    ['DeviceEvents | summarize count() by Host = tolower(DeviceName) | where count_ > 3 | distinct Host', 'DeviceName'],
    ['SecurityEvent | summarize count() by Computer', 'Computer'],
    [`DeviceEvents | join kind=inner ${INFO} on DeviceId | summarize count() by DeviceId1`, 'DeviceId'],
    [`DeviceEvents | join kind=leftanti ${INFO} on DeviceId`, 'DeviceId'],
    [`DeviceEvents | join kind=fullouter ${INFO} on DeviceId`, 'DeviceId'],
    ['DeviceEvents | join kind=leftouter (datatable(ActionType: string)["a"]) on ActionType', 'DeviceId'],
    ['DeviceEvents | where ActionType in ((print x = "a" | project x))', 'DeviceId'],
    ['union DeviceEvents, (DeviceFileEvents | where FileName has "a") | distinct DeviceId', 'DeviceId'],
    [
      'DeviceEvents | mv-expand x = split(FileName, ".") | parse FolderPath with A "-" B | distinct DeviceId',
      'DeviceId',
    ],
  ])('%s', (query, column) => {
    expect(found(query)).toEqual({ column });
  });
});

describe('the devices of a rule are not apart', () => {
  it.each([
    ['DeviceEvents | summarize count() by ActionType', "'summarize' looks at several devices"],
    ['DeviceEvents | extend DeviceId = "x", DeviceName = "x" | distinct DeviceId, DeviceName', "'distinct'"],
    ['DeviceEvents | top 3 by Timestamp', "'top' looks at several devices"],
    ['DeviceEvents | sort by Timestamp | extend before = prev(DeviceId)', "'prev()' looks at other rows"],
    [`DeviceEvents | join kind=inner ${INFO} on $left.ActionType == $right.OSPlatform`, "'join' brings several"],
    [`DeviceEvents | join kind=leftouter ${INFO} on DeviceId | summarize count() by DeviceId1`, "'summarize'"],
    ['datatable(ActionType: string)["a"] | join kind=leftouter DeviceEvents on ActionType', "'join' brings several"],
    ['DeviceEvents | join (datatable(ActionType: string)["a"]) on ActionType', "'join' brings several"],
    ['union DeviceEvents, (print DeviceId = "a")', "'union' adds rows that are of no device"],
    ['DeviceEvents | where ActionType in ((DeviceInfo | project OSPlatform))', 'a subquery looks at all devices'],
    ['DeviceEvents | where 1 < toscalar(DeviceInfo | count)', 'a subquery looks at all devices'],
    ['DeviceEvents | parse FolderPath with DeviceId "-" DeviceName | distinct DeviceId, DeviceName', "'distinct'"],
    ['DeviceEvents | mv-expand DeviceId = split(FileName, ".") | distinct tostring(DeviceId)', "'distinct'"],
    ['SigninLogs | project UserPrincipalName', 'its events name no device'],
  ])('%s', (query, reason) => {
    expect(found(query)).toEqual({ reason: expect.stringContaining(reason) });
  });
});
