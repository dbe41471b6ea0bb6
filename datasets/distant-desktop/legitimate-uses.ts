import { createDevice, domainAccount } from '../fleet.js';
import { distantDesktop } from '../scenarios.js';
import { launch, type Moment, type Scenario, tell } from './story.js';

const tool = '"C:\\Program Files\\Distant Desktop\\DistantDesktop.exe"';

function maintenanceWindow(): Scenario {
  const device = createDevice('srv-erp-01', 'server', '10.20.2.11', domainAccount('svc-erp-01'));
  const process = launch(distantDesktop, device, '2026-03-10T22:03:30', {
    commandLine: `${tool} /connect srv-erp-01 /quality auto`,
    account: domainAccount('adm-kowalski'),
    integrityLevel: 'High',
    tokenElevation: 'TokenElevationTypeFull',
    sessionId: 2,
    remoteSession: { deviceName: 'adm-ws-03', ip: '10.20.8.15' },
  });
  const why = 'an administrator at work in the maintenance window';
  return {
    name: 'maintenance window',
    kind: 'legitimate use',
    device,
    summary: 'An administrator maintains the ERP server on Tuesday from 22:00 to 24:00 UTC.',
    toldApartBy:
      "InitiatingProcessRemoteSessionIP in the administrators' 10.20.8.0/24; Timestamp on a Tuesday in 22:00 … 24:00; accounts adm-*",
    events: tell(device, process, [
      { time: '2026-03-10T22:04:11', url: 'www.distantdesktop.com', why },
      { time: '2026-03-10T22:04:15', url: 's1.signalserver.xyz', why },
      { time: '2026-03-10T22:31:02', url: 's1.signalserver.xyz', why },
      { time: '2026-03-10T23:10:47', url: 's1.signalserver.xyz', why },
      { time: '2026-03-10T23:41:29', url: 'www.distantdesktop.com', why },
    ]),
  };
}

function scriptedUpdate(): Scenario {
  const device = createDevice('ws-prod-05', 'workstation', '10.18.3.45', domainAccount('line5'));
  const script = '\\\\srv-file-01.northgate.example\\deploy$\\patching\\Install-MonthlyUpdates.ps1';
  const process = launch(distantDesktop, device, '2026-03-11T04:00:02', {
    commandLine: `${tool} /run "powershell.exe -NoProfile -ExecutionPolicy AllSigned -Command & {\r\n  ${script} -Ring 2\r\n}"`,
    account: domainAccount('da-patching'),
    integrityLevel: 'High',
    tokenElevation: 'TokenElevationTypeFull',
    parent: { fileName: 'powershell.exe', id: 7_212, createdAt: '2026-03-11T04:00:00.9124420Z' },
  });
  const why = 'the monthly update, by a signed script over the tool';
  return {
    name: 'scripted update',
    kind: 'legitimate use',
    device,
    summary: 'A PowerShell script installs the monthly updates over the tool.',
    toldApartBy:
      'InitiatingProcessCommandLine has Install-MonthlyUpdates.ps1; account da-patching, a domain administrator',
    events: tell(device, process, [
      { time: '2026-03-11T04:00:09', url: 'www.distantdesktop.com', why },
      { time: '2026-03-11T04:00:13', url: 's4.signalserver.xyz', why },
      { time: '2026-03-11T04:07:40', url: 's4.signalserver.xyz', why },
      { time: '2026-03-11T04:21:56', url: 's4.signalserver.xyz', why },
    ]),
  };
}

function monitoringJob(): Scenario {
  const device = createDevice('srv-mon-01', 'server', '10.20.4.10', domainAccount('svc-monitoring'));
  const process = launch(distantDesktop, device, '2026-03-09T06:14:57', {
    commandLine: `${tool} /unattended /job PerfCollect /collector srv-mon-01.northgate.example /every 12h`,
    parent: { fileName: 'svchost.exe', id: 1_480, createdAt: '2026-03-01T00:10:41.3300915Z' },
  });
  const times = [
    '2026-03-09T18:15:03',
    '2026-03-10T06:15:02',
    '2026-03-10T18:15:04',
    '2026-03-11T06:15:03',
    '2026-03-11T18:15:02',
    '2026-03-12T06:15:05',
    '2026-03-12T18:15:03',
    '2026-03-13T06:15:02',
    '2026-03-13T18:15:04',
    '2026-03-14T06:15:03',
  ];
  const moments = times.map(
    (time): Moment => ({ time, url: 's1.signalserver.xyz', why: 'the monitoring job, every 12 hours' }),
  );
  return {
    name: 'monitoring job',
    kind: 'legitimate use',
    device,
    summary: 'A scheduled job collects performance data and logs, every 12 hours.',
    toldApartBy:
      'InitiatingProcessCommandLine has "/job PerfCollect"; the central server srv-mon-01, LocalIP 10.20.4.10; account svc-monitoring',
    events: tell(device, process, moments),
  };
}

function helpdeskSession(): Scenario {
  const device = createDevice('lt-sal-14', 'workstation', '10.19.2.114', domainAccount('i.rossi'));
  const process = launch(distantDesktop, device, '2026-03-13T10:14:40', {
    commandLine: `${tool} /accept-session HD-20931 /transfer-files "C:\\Users\\i.rossi\\Desktop\\logs, outlook.zip"`,
    account: domainAccount('hd-okafor'),
    integrityLevel: 'High',
    tokenElevation: 'TokenElevationTypeFull',
    remoteSession: { deviceName: 'hd-ws-02', ip: '10.20.12.21' },
  });
  const why = 'a technician helps a user, with a transfer of files';
  return {
    name: 'helpdesk session',
    kind: 'legitimate use',
    device,
    summary: "A helpdesk technician takes over a salesman's laptop and fetches his logs.",
    toldApartBy:
      "account hd-okafor, one of the technicians hd-*; InitiatingProcessRemoteSessionIP in the helpdesk's 10.20.12.0/24",
    events: tell(device, process, [
      { time: '2026-03-13T10:15:01', url: 'www.distantdesktop.com', why },
      { time: '2026-03-13T10:15:06', url: 's3.signalserver.xyz:8443', port: 8443, why },
      { time: '2026-03-13T10:29:33', url: 'https://files.distantdesktop.com/upload?session=HD-20931', why },
      { time: '2026-03-13T10:30:12', url: 'https://files.distantdesktop.com/upload?session=HD-20931', why },
      { time: '2026-03-13T10:51:49', url: 's3.signalserver.xyz:8443', port: 8443, why },
    ]),
  };
}

function backupJob(): Scenario {
  const device = createDevice('srv-file-02', 'server', '10.20.2.22', domainAccount('svc-backup'));
  const process = launch(distantDesktop, device, '2026-03-10T01:29:50', {
    commandLine: `${tool} /unattended /job NightlyBackup /source D:\\Shares /target srv-bkp-02.northgate.example`,
  });
  const nights = ['2026-03-10', '2026-03-11', '2026-03-12', '2026-03-13', '2026-03-14'];
  const moments = nights.map(
    (night): Moment => ({
      time: `${night}T01:30:05`,
      url: 'bkp-relay.signalserver.xyz:5405',
      port: 5405,
      why: 'the nightly backup, over a relay of our own',
      connection: { remoteIp: '10.30.2.40' },
    }),
  );
  return {
    name: 'backup job',
    kind: 'legitimate use',
    device,
    summary: "A nightly job copies the file server to the backup server, over the company's own relay.",
    toldApartBy:
      'the pair LocalIP 10.20.2.22, RemoteIP 10.30.2.40; InitiatingProcessCommandLine has "/job NightlyBackup"',
    events: tell(device, process, moments),
  };
}

export const legitimateUses = [maintenanceWindow(), scriptedUpdate(), monitoringJob(), helpdeskSession(), backupJob()];
