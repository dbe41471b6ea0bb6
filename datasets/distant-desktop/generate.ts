import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { writeExport } from '../export-file.js';
import { createDataset } from './dataset.js';

const place = (name: string): string => fileURLToPath(new URL(name, import.meta.url));
const { events, labels } = createDataset();

await writeExport(events, 'csv', place('DeviceNetworkEvents.csv'));
await writeExport(events, 'streaming', place('DeviceNetworkEvents.jsonl'));
await writeFile(place('labels.json'), `${JSON.stringify(labels, null, 2)}\n`);
