import { columns, type DeviceNetworkEvent } from './device-network-event.js';

const needsQuotes = /[",\r\n]/;

export const csvHeader = `${columns.map((column) => column.name).join(',')}\r\n`;

/** One record of RFC 4180, with booleans as 0 and 1 and nulls empty, as the Defender portal exports them. */
export function csvRecord(event: DeviceNetworkEvent): string {
  let record = '';
  for (const { name } of columns) {
    if (record !== '') record += ',';
    record += csvCell(event[name]);
  }
  return `${record}\r\n`;
}

function csvCell(value: string | number | boolean | null): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  if (typeof value === 'boolean') return value ? '1' : '0';
  return needsQuotes.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}
