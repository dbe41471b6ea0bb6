import { createDevice, domainAccount } from '../fleet.js';
import { officePrograms } from '../programs/office.js';
import { distantDesktop } from '../scenarios.js';
import { launch, type Moment, newest, type Scenario, tell } from './story.js';

/** A clerk opens what looks like an invoice; somebody else uses the laptop at night. */
function phishedLaptop(): Scenario {
  const device = createDevice('lt-fin-11', 'workstation', '10.17.4.61', domainAccount('m.lindqvist'));
  const downloads = 'C:\\Users\\m.lindqvist\\Downloads';
  const edge = officePrograms.filter((program) => program.fileName === 'msedge.exe');
  const downloading = edge.flatMap((program) =>
    tell(
      device,
      launch(program, device, '2026-03-12T08:02:44', { commandLine: '"msedge.exe" --profile-directory=Default' }),
      [
        {
          time: '2026-03-12T09:41:03',
          url: 'https://www.distantdesktop.com/download/portable',
          matches: false,
          why: 'the address fits, but the process is the browser that fetched the tool',
        },
      ],
    ),
  );
  const tool = launch(distantDesktop, device, '2026-03-12T09:42:09', {
    fileName: 'Invoice_4471_viewer.exe',
    path: `${downloads}\\Invoice_4471_viewer.exe`,
    commandLine: `"${downloads}\\Invoice_4471_viewer.exe" `,
    parent: { fileName: 'msedge.exe', id: 9_384, createdAt: '2026-03-12T08:02:44.5310086Z' },
  });
  const unattended = launch(distantDesktop, device, '2026-03-13T01:11:58', {
    fileName: 'ddhost.exe',
    path: 'C:\\Users\\m.lindqvist\\AppData\\Roaming\\ddhost\\ddhost.exe',
    commandLine: '"C:\\Users\\m.lindqvist\\AppData\\Roaming\\ddhost\\ddhost.exe" /silent /unattended /id 417230985',
    parent: { fileName: 'svchost.exe', id: 1_904, createdAt: '2026-03-12T06:55:20.0419317Z' },
  });
  const nights: Moment[] = [
    { time: '2026-03-13T01:12:07', url: 's2.signalserver.xyz', why: 'from a copy that starts at logon, at night' },
    {
      time: '2026-03-13T01:30:44',
      url: 'wss://eu-1.signalserver.xyz/relay?peer=417',
      why: 'scheme and path around it',
    },
    {
      time: '2026-03-13T02:05:31',
      url: 'wss://eu-1.signalserver.xyz/relay?peer=417',
      why: 'scheme and path around it',
    },
    { time: '2026-03-13T23:48:02', url: 's3.signalserver.xyz:8443', port: 8443, why: 'a port after the name' },
    { time: '2026-03-14T02:17:55', url: 's3.signalserver.xyz:8443', port: 8443, why: 'a port after the name' },
    { time: newest, url: 's2.signalserver.xyz', why: 'the newest event of all: the end of the window belongs to it' },
  ];
  return {
    name: 'phished laptop',
    kind: 'intrusion',
    device,
    summary: 'A renamed portable copy, started from the downloads of a clerk, who is not the one using it at night.',
    events: [
      ...downloading,
      ...tell(device, tool, [
        { time: '2026-03-12T09:42:17', url: 'www.distantdesktop.com', why: 'a subdomain, from a renamed copy' },
        { time: '2026-03-12T09:42:21', url: 'S2.SignalServer.XYZ', why: 'mixed case: has ignores case' },
        { time: '2026-03-12T09:55:48', url: 'S2.SignalServer.XYZ', why: 'mixed case: has ignores case' },
      ]),
      ...tell(device, unattended, nights),
    ],
  };
}

/** The tool as a hidden service of a web server, there before the window begins. */
function hiddenService(): Scenario {
  const device = createDevice('srv-web-07', 'server', '10.16.1.107', domainAccount('svc-web-07'));
  const path = 'C:\\ProgramData\\Intel\\Telemetry\\IntelTelemetry.exe';
  const service = launch({ ...distantDesktop, runsAs: 'system' }, device, '2026-03-08T03:13:37', {
    fileName: 'IntelTelemetry.exe',
    path,
    commandLine: `"${path}" /service /silent`,
    parent: { fileName: 'services.exe', id: 836, createdAt: '2026-02-26T04:00:12.7750921Z' },
  });
  const before = { matches: false, why: 'before the window' };
  const config = 'https://203.0.113.80/get?file=config_distantdesktop.com';
  const update = 'https://update.distantdesktop.com/v5/check?build=56';
  return {
    name: 'hidden service',
    kind: 'intrusion',
    device,
    summary: 'The tool under the name of a driver service, as SYSTEM, reporting at odd hours since before the window.',
    events: tell(device, service, [
      { time: '2026-03-08T03:14:02', url: 'www.distantdesktop.com', ...before },
      { time: '2026-03-08T22:14:10', url: 'signalserver.xyz', ...before },
      {
        time: '2026-03-09T17:59:58.1234566Z',
        url: 'signalserver.xyz',
        matches: false,
        why: 'one tick before the window',
      },
      { time: '2026-03-09T17:59:58.1234567Z', url: 'signalserver.xyz', why: 'the first tick of the window' },
      { time: '2026-03-10T03:14:26', url: 'signalserver.xyz', why: 'the name alone' },
      { time: '2026-03-10T22:13:51', url: 'DISTANTDESKTOP.COM', why: 'upper case: has ignores case' },
      { time: '2026-03-11T03:14:19', url: 'x.distantdesktop.com:443/a', why: 'a port and a path after the name' },
      { time: '2026-03-11T22:14:33', url: 'signalserver.xyz', why: 'the name alone' },
      { time: '2026-03-12T03:14:08', url: update, why: 'a scheme before, a path after' },
      {
        time: '2026-03-12T03:14:11',
        url: config,
        why: 'an underscore is a boundary, though not for the \\b of a regex',
        connection: { remoteIp: '203.0.113.80' },
      },
      { time: '2026-03-13T03:14:15', url: 'signalserver.xyz', why: 'the name alone' },
      { time: '2026-03-14T03:14:22', url: update, why: 'a scheme before, a path after' },
    ]),
  };
}

export const intrusions = [phishedLaptop(), hiddenService()];
