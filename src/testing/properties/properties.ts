// Properties that rules have whatever the events are, each with the reason why some rules need not have it.

import { aWeekLater } from './a-week-later.js';
import { eachEventAlone } from './each-event-alone.js';
import { letterCase } from './letter-case.js';
import { moreEvents } from './more-events.js';
import { orderOfEvents } from './order-of-events.js';
import type { Property } from './property.js';
import { sizeOfBatches } from './size-of-batches.js';
import { subsetOfDevices } from './subset-of-devices.js';
import { unrelatedEvents } from './unrelated-events.js';

export const PROPERTIES: readonly Property[] = [
  orderOfEvents,
  sizeOfBatches,
  unrelatedEvents,
  eachEventAlone,
  moreEvents,
  subsetOfDevices,
  aWeekLater,
  letterCase,
];
