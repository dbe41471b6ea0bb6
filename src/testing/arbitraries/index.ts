// Arbitraries of fast-check for events of Defender's and Sentinel's tables, and for those around what a rule asks for.

export { arbitraryEventsFor, type RuleEventOptions } from './around-rule.js';
export { arbitraryEvent, arbitraryEvents, type EventOptions, SOME_NOW } from './event.js';
export type { EventRow } from './rows.js';
