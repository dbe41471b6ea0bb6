import type { DeviceNetworkEvent } from './device-network-event.js';
import { isoTime } from './time.js';

export const jsonLine = (event: DeviceNetworkEvent): string => `${JSON.stringify(event)}\n`;

const tenantId = '6f0d2c1e-3b5a-4c7d-9e8f-0a1b2c3d4e5f';

/**
 * A line of the Defender streaming API: the event in an envelope with the times at which the service took it and passed it on.
 * https://learn.microsoft.com/defender-xdr/streaming-api-storage
 */
export function streamingLine(event: DeviceNetworkEvent): string {
  const received = Date.parse(event.Timestamp) + 41_000.5 + (event.ReportId % 9_000) * 1.0625;
  const envelope = {
    time: isoTime(received + 53_000.25 + (event.ReportId % 1_000) * 20.125),
    tenantId,
    operationName: 'Publish',
    category: 'AdvancedHunting-DeviceNetworkEvents',
    _TimeReceivedBySvc: isoTime(received),
    properties: event,
    Tenant: 'DefaultTenant',
  };
  return `${JSON.stringify(envelope)}\n`;
}
