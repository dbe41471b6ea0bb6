import type { Connection } from './device-network-event.js';
import type { Device } from './fleet.js';
import { type Host, hostNamed, paths } from './internet.js';
import { fill } from './process.js';
import type { Program } from './program.js';
import type { Random } from './random.js';
import { Weighted } from './weighted.js';

/** Connections that a process makes or takes, with their shares. */
const actions = new Weighted(
  [
    { name: 'ConnectionSuccess', share: 84 },
    { name: 'ConnectionFailed', share: 6 },
    { name: 'ConnectionRequest', share: 4 },
    { name: 'ConnectionFound', share: 2 },
    { name: 'InboundConnectionAccepted', share: 3 },
    { name: 'ListeningConnectionCreated', share: 1 },
  ],
  (action) => action.share,
);

/** A connection of a process of the program. */
export function processConnection(random: Random, program: Program, device: Device, web: Weighted<Host>): Connection {
  const action = actions.pick(random).name;
  if (action === 'ListeningConnectionCreated') return listening(random, device);
  const localPort = random.between(49_152, 65_535);
  const end = { action, protocol: 'Tcp', localIp: device.ip, localPort, additionalFields: tcpFields(random, action) };
  if (action === 'InboundConnectionAccepted' || program.talksTo === 'local network') {
    const remoteIp = `10.${random.between(16, 21)}.${random.below(2)}.${random.between(20, 219)}`;
    return { ...end, remoteIp, remotePort: program.port, remoteUrl: null };
  }
  const host = program.talksTo === 'web' ? web.pick(random) : hostNamed(fill(random.pick(program.talksTo), random));
  return outbound(random, end, host, program.port);
}

type LocalEnd = Omit<Connection, 'remoteIp' | 'remotePort' | 'remoteUrl'>;

function outbound(random: Random, end: LocalEnd, host: Host, port: number): Connection {
  const mapped = random.chance(0.02) ? '::ffff:' : '';
  return {
    ...end,
    localIp: mapped + end.localIp,
    remoteIp: mapped + random.pick(host.addresses),
    remotePort: random.chance(0.04) ? 80 : port,
    remoteUrl: urlOf(random, host),
  };
}

/** Mostly the bare name, as Defender gives it; at times with path or port, or nothing. */
function urlOf(random: Random, host: Host): string | null {
  const share = random.fraction();
  if (share < 0.8) return host.name;
  if (share < 0.9) return `https://${host.name}${fill(random.pick(paths), random)}`;
  if (share < 0.93) return `${host.name}:443`;
  return null;
}

function listening(random: Random, device: Device): Connection {
  return {
    action: 'ListeningConnectionCreated',
    protocol: 'Tcp',
    remoteIp: null,
    remotePort: null,
    remoteUrl: null,
    localIp: random.chance(0.3) ? '127.0.0.1' : device.ip,
    localPort: random.between(1024, 65_535),
    additionalFields: null,
  };
}

function tcpFields(random: Random, action: string): string | null {
  if (action !== 'ConnectionFailed' && action !== 'ConnectionRequest') return null;
  return JSON.stringify({ 'Tcp Flags': 2, 'Packet Size': random.between(48, 66), 'Source Mac': mac(random) });
}

const mac = (random: Random): string => ['00', '15', '5D', random.hex(2), random.hex(2), random.hex(2)].join('-');

/** What the network sensor saw in a packet; it knows no process. */
export function inspectedConnection(random: Random, device: Device, web: Weighted<Host>): Connection {
  const host = web.pick(random);
  const share = random.fraction();
  const common = { localIp: device.ip, localPort: random.between(49_152, 65_535) };
  const uid = `C${random.characters('abcdefghijklmnopqrstuvwxyzABCDEFGHIJ0123456789', 17)}`;
  const remoteIp = random.pick(host.addresses);
  if (share < 0.45) {
    const fields = { ...dnsFields(random, host), uid };
    const resolver = { protocol: 'Udp', remoteIp: '10.30.0.10', remotePort: 53, remoteUrl: null };
    return { ...common, ...resolver, action: 'DnsConnectionInspected', additionalFields: JSON.stringify(fields) };
  }
  if (share < 0.85) {
    const server = { protocol: 'Tcp', remoteIp, remotePort: 443, remoteUrl: host.name };
    const fields = JSON.stringify({ ...sslFields(random, host), uid });
    return { ...common, ...server, action: 'SslConnectionInspected', additionalFields: fields };
  }
  const path = fill(random.pick(paths), random);
  const server = { protocol: 'Tcp', remoteIp, remotePort: 80, remoteUrl: `http://${host.name}${path}` };
  const fields = JSON.stringify({ ...httpFields(random, host, path), uid });
  return { ...common, ...server, action: 'HttpConnectionInspected', additionalFields: fields };
}

function dnsFields(random: Random, host: Host): object {
  return {
    direction: 'Out',
    query: host.name,
    qtype_name: random.pick(['A', 'A', 'AAAA', 'HTTPS']),
    rcode_name: 'NOERROR',
    answers: host.addresses,
    rejected: 'false',
    rtt: `0.0${random.between(10, 99)}`,
  };
}

function sslFields(random: Random, host: Host): object {
  return {
    direction: 'Out',
    version: random.pick(['TLSv12', 'TLSv13']),
    cipher: random.pick(['TLS_AES_256_GCM_SHA384', 'TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256']),
    curve: random.pick(['x25519', 'secp256r1']),
    server_name: host.name,
    next_protocol: 'h2',
    resumed: random.pick(['true', 'false']),
    established: 'true',
  };
}

function httpFields(random: Random, host: Host, path: string): object {
  return {
    direction: 'Out',
    method: random.pick(['GET', 'GET', 'POST', 'HEAD']),
    host: host.name,
    uri: path,
    user_agent: random.pick([
      'Microsoft-CryptoAPI/10.0',
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/134.0.0.0',
    ]),
    status_code: random.pick(['200', '200', '301', '404']),
    response_body_len: String(random.below(90_000)),
    tags: [],
  };
}
