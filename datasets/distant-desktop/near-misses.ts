import { createDevice, domainAccount } from '../fleet.js';
import type { Program } from '../program.js';
import { officePrograms } from '../programs/office.js';
import { distantDesktop, lookalikeAddresses, lookalikePrograms } from '../scenarios.js';
import { launch, type Moment, type Scenario, tell } from './story.js';

const commandLine = '"C:\\Program Files\\Distant Desktop\\DistantDesktop.exe" ';

/** The tool itself, but addresses in which the rule's phrases are parts of longer terms. */
function addresses(): Scenario {
  const device = createDevice('ws-lab-01', 'workstation', '10.18.9.31', domainAccount('p.novak'));
  const process = launch(distantDesktop, device, '2026-03-12T11:58:20', { commandLine });
  const moments = lookalikeAddresses.map(
    (address, index): Moment => ({ ...address, time: `2026-03-12T12:${String(10 + index)}:24`, matches: false }),
  );
  const withoutUrl: Moment = {
    time: '2026-03-12T12:40:02',
    url: 'www.distantdesktop.com',
    matches: false,
    why: 'no RemoteUrl was reported',
    connection: { remoteUrl: null },
  };
  return {
    name: 'lookalike addresses',
    kind: 'near miss',
    device,
    summary: 'The tool talks to addresses that only look like the ones the rule names.',
    events: tell(device, process, [...moments, withoutUrl]),
  };
}

/** The addresses of the rule, but programs whose names are not its terms. */
function programs(): Scenario {
  const device = createDevice('ws-lab-02', 'workstation', '10.18.9.32', domainAccount('w.tamm'));
  const visit = (program: Program, minute: number, why: string) =>
    tell(device, launch(program, device, '2026-03-11T08:30:00', { commandLine: program.fileName }), [
      { time: `2026-03-11T09:${minute}:41`, url: 'www.distantdesktop.com', matches: false, why },
      { time: `2026-03-11T09:${minute}:43`, url: 's1.signalserver.xyz', matches: false, why },
    ]);
  const browsers = officePrograms.filter((program) => program.fileName === 'firefox.exe');
  return {
    name: 'lookalike programs',
    kind: 'near miss',
    device,
    summary:
      "Programs whose names only look like the tool's, and a browser, talk to the addresses that the rule names.",
    events: [
      ...lookalikePrograms.flatMap(({ program, why }, index) => visit(program, 10 + index, why)),
      ...browsers.flatMap((program) => visit(program, 30, 'a browser: neither company nor product fits')),
    ],
  };
}

function outsideWindow(): Scenario {
  const device = createDevice('lt-old-03', 'workstation', '10.21.5.73', domainAccount('u.weber'));
  const process = launch(distantDesktop, device, '2026-03-06T13:20:11', { commandLine });
  const why = 'all but the time fits: more than five days before the newest event';
  return {
    name: 'last week',
    kind: 'outside the window',
    device,
    summary: 'The tool was used last week, and removed.',
    events: tell(device, process, [
      { time: '2026-03-06T13:20:15', url: 'www.distantdesktop.com', matches: false, why },
      { time: '2026-03-06T13:20:19', url: 's1.signalserver.xyz', matches: false, why },
      { time: '2026-03-09T16:04:50', url: 's1.signalserver.xyz', matches: false, why },
    ]),
  };
}

export const nearMisses = [addresses(), programs(), outsideWindow()];
