// All formats, the most particular first: the first that recognises a file reads it.

import { csv } from './csv.js';
import { defenderApi } from './defender-api.js';
import { defenderEventhub } from './defender-eventhub.js';
import { defenderStreaming } from './defender-streaming.js';
import type { Format, Head } from './format.js';
import { graphHunting } from './graph-hunting.js';
import { json } from './json.js';
import { jsonLines } from './json-lines.js';
import { kustoV1 } from './kusto-v1.js';
import { kustoV2 } from './kusto-v2.js';
import { logAnalyticsApi } from './log-analytics-api.js';
import { parquet } from './parquet.js';

export const FORMATS: readonly Format[] = [
  parquet,
  defenderStreaming,
  defenderEventhub,
  defenderApi,
  graphHunting,
  logAnalyticsApi,
  kustoV1,
  kustoV2,
  jsonLines,
  json,
  csv,
];

export function formatNamed(name: string): Format | undefined {
  return FORMATS.find((format) => format.name === name);
}

export function recognisedFormat(head: Head): Format | undefined {
  return FORMATS.find((format) => format.recognises(head));
}
