import type { Account, Device } from './fleet.js';
import type { Process } from './process.js';

/** The columns of DeviceNetworkEvents: https://learn.microsoft.com/defender-xdr/advanced-hunting-devicenetworkevents-table */
export const columns = [
  { name: 'Timestamp', type: 'datetime' },
  { name: 'DeviceId', type: 'string' },
  { name: 'DeviceName', type: 'string' },
  { name: 'ActionType', type: 'string' },
  { name: 'RemoteIP', type: 'string' },
  { name: 'RemotePort', type: 'int' },
  { name: 'RemoteUrl', type: 'string' },
  { name: 'LocalIP', type: 'string' },
  { name: 'LocalPort', type: 'int' },
  { name: 'Protocol', type: 'string' },
  { name: 'LocalIPType', type: 'string' },
  { name: 'RemoteIPType', type: 'string' },
  { name: 'InitiatingProcessSHA1', type: 'string' },
  { name: 'InitiatingProcessSHA256', type: 'string' },
  { name: 'InitiatingProcessMD5', type: 'string' },
  { name: 'InitiatingProcessFileName', type: 'string' },
  { name: 'InitiatingProcessFileSize', type: 'long' },
  { name: 'InitiatingProcessVersionInfoCompanyName', type: 'string' },
  { name: 'InitiatingProcessVersionInfoProductName', type: 'string' },
  { name: 'InitiatingProcessVersionInfoProductVersion', type: 'string' },
  { name: 'InitiatingProcessVersionInfoInternalFileName', type: 'string' },
  { name: 'InitiatingProcessVersionInfoOriginalFileName', type: 'string' },
  { name: 'InitiatingProcessVersionInfoFileDescription', type: 'string' },
  { name: 'InitiatingProcessId', type: 'long' },
  { name: 'InitiatingProcessCommandLine', type: 'string' },
  { name: 'InitiatingProcessCreationTime', type: 'datetime' },
  { name: 'InitiatingProcessFolderPath', type: 'string' },
  { name: 'InitiatingProcessParentFileName', type: 'string' },
  { name: 'InitiatingProcessParentId', type: 'long' },
  { name: 'InitiatingProcessParentCreationTime', type: 'datetime' },
  { name: 'InitiatingProcessAccountDomain', type: 'string' },
  { name: 'InitiatingProcessAccountName', type: 'string' },
  { name: 'InitiatingProcessAccountSid', type: 'string' },
  { name: 'InitiatingProcessAccountUpn', type: 'string' },
  { name: 'InitiatingProcessAccountObjectId', type: 'string' },
  { name: 'InitiatingProcessIntegrityLevel', type: 'string' },
  { name: 'InitiatingProcessTokenElevation', type: 'string' },
  { name: 'ReportId', type: 'long' },
  { name: 'AppGuardContainerId', type: 'string' },
  { name: 'AdditionalFields', type: 'string' },
  { name: 'InitiatingProcessSessionId', type: 'long' },
  { name: 'IsInitiatingProcessRemoteSession', type: 'bool' },
  { name: 'InitiatingProcessRemoteSessionDeviceName', type: 'string' },
  { name: 'InitiatingProcessRemoteSessionIP', type: 'string' },
  { name: 'InitiatingProcessUniqueId', type: 'string' },
  { name: 'LogonID', type: 'long' },
] as const;

interface Cell {
  datetime: string;
  string: string;
  int: number;
  long: number;
  bool: boolean;
}

type Column = (typeof columns)[number];
type Always = 'Timestamp' | 'DeviceId' | 'DeviceName' | 'ActionType' | 'ReportId';

/** One row; null is a value that was not reported. Times are ISO texts with seven digits. */
export type DeviceNetworkEvent = {
  [Each in Column as Each['name']]: Each['name'] extends Always ? Cell[Each['type']] : Cell[Each['type']] | null;
};

/** What happened on the wire. */
export interface Connection {
  readonly action: string;
  readonly protocol: string;
  readonly remoteIp: string | null;
  readonly remotePort: number | null;
  readonly remoteUrl: string | null;
  readonly localIp: string;
  readonly localPort: number | null;
  /** JSON text. */
  readonly additionalFields: string | null;
}

/** The row of a connection; events of the network sensor have no process. */
export function networkEvent(
  time: string,
  device: Device,
  reportId: number,
  connection: Connection,
  process: Process | null,
): DeviceNetworkEvent {
  const image = process?.image;
  const account: Account | undefined = process?.account;
  return {
    Timestamp: time,
    DeviceId: device.id,
    DeviceName: device.name,
    ActionType: connection.action,
    RemoteIP: connection.remoteIp,
    RemotePort: connection.remotePort,
    RemoteUrl: connection.remoteUrl,
    LocalIP: connection.localIp,
    LocalPort: connection.localPort,
    Protocol: connection.protocol,
    LocalIPType: addressType(connection.localIp),
    RemoteIPType: addressType(connection.remoteIp),
    InitiatingProcessSHA1: image?.sha1 ?? null,
    InitiatingProcessSHA256: image?.sha256 ?? null,
    InitiatingProcessMD5: image?.md5 ?? null,
    InitiatingProcessFileName: process?.fileName ?? null,
    InitiatingProcessFileSize: image?.size ?? null,
    InitiatingProcessVersionInfoCompanyName: image?.company ?? null,
    InitiatingProcessVersionInfoProductName: image?.product ?? null,
    InitiatingProcessVersionInfoProductVersion: image?.version ?? null,
    InitiatingProcessVersionInfoInternalFileName: image?.internalFileName ?? null,
    InitiatingProcessVersionInfoOriginalFileName: image?.originalFileName ?? null,
    InitiatingProcessVersionInfoFileDescription: image?.description ?? null,
    InitiatingProcessId: process?.id ?? null,
    InitiatingProcessCommandLine: process?.commandLine ?? null,
    InitiatingProcessCreationTime: process?.createdAt ?? null,
    InitiatingProcessFolderPath: process?.path ?? null,
    InitiatingProcessParentFileName: process?.parent.fileName ?? null,
    InitiatingProcessParentId: process?.parent.id ?? null,
    InitiatingProcessParentCreationTime: process?.parent.createdAt ?? null,
    InitiatingProcessAccountDomain: account?.domain ?? null,
    InitiatingProcessAccountName: account?.name ?? null,
    InitiatingProcessAccountSid: account?.sid ?? null,
    InitiatingProcessAccountUpn: account?.upn ?? null,
    InitiatingProcessAccountObjectId: account?.objectId ?? null,
    InitiatingProcessIntegrityLevel: process?.integrityLevel ?? null,
    InitiatingProcessTokenElevation: process?.tokenElevation ?? null,
    ReportId: reportId,
    AppGuardContainerId: null,
    AdditionalFields: connection.additionalFields,
    InitiatingProcessSessionId: process?.sessionId ?? null,
    IsInitiatingProcessRemoteSession: process ? process.remoteSession !== null : null,
    InitiatingProcessRemoteSessionDeviceName: process?.remoteSession?.deviceName ?? null,
    InitiatingProcessRemoteSessionIP: process?.remoteSession?.ip ?? null,
    InitiatingProcessUniqueId: process?.uniqueId ?? null,
    LogonID: process?.logonId ?? null,
  };
}

/** As Defender classes addresses: https://learn.microsoft.com/defender-xdr/advanced-hunting-devicenetworkevents-table */
function addressType(address: string | null): string | null {
  if (address === null) return null;
  if (address.startsWith('::ffff:')) return 'FourToSixMapping';
  if (address.startsWith('127.') || address === '::1') return 'Loopback';
  if (address.startsWith('fe80:')) return 'LinkLocal';
  if (address.startsWith('10.') || address.startsWith('192.168.')) return 'Private';
  return 'Public';
}
