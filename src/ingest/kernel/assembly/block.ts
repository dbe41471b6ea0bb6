// Rows that a reader found, up to a few thousand: for each field a list of where its values stand, in the order of rows.

import { allocate, release } from './memory';

/** What stands in a field: the numbers are those of `bytes/row.ts`. */
export const TEXT: u8 = 0;
export const STRING: u8 = 1;
export const LITERAL: u8 = 2;
export const NESTED: u8 = 3;
export const NULL: u8 = 4;

/** The values of one field. */
@unmanaged
export class List {
  count: u32;
  /** Of each value: its row in the block, where it begins and ends, what kind of field it is. */
  rows: usize;
  starts: usize;
  ends: usize;
  kinds: usize;
}

@unmanaged
export class Block {
  /** Rows that there is room for. */
  capacity: u32;
  /** Rows that were found. */
  rows: u32;
  fields: u32;
  lists: usize;
  /** Of each row: where it begins and ends, and its line. */
  starts: usize;
  ends: usize;
  lines: usize;
  /** Where the first record stands that is not in the block, and its line. */
  next: usize;
  line: u32;
  /** Places of values in a list that were not read. */
  declined: usize;
  /** The codes of an earlier column of texts, 4 bytes a row, by which texts are guessed. */
  keys: usize;
  /** Places in a list of values that were not guessed, how many there are, and the hash of each. */
  opens: usize;
  open: u32;
  hashes: usize;
  /** What was glanced at in a dictionary; it is kept so that no compiler leaves the glances out. */
  glanced: u32;
}

export function createBlock(fields: u32, capacity: u32): Block {
  const block = changetype<Block>(allocate(offsetof<Block>()));
  block.capacity = capacity;
  block.rows = 0;
  block.fields = fields;
  block.lists = allocate(fields * offsetof<List>());
  block.starts = allocate(capacity << 2);
  block.ends = allocate(capacity << 2);
  block.lines = allocate(capacity << 2);
  block.declined = allocate(capacity << 2);
  block.keys = allocate(capacity << 2);
  memory.fill(block.keys, 0, capacity << 2);
  block.opens = allocate(capacity << 2);
  block.hashes = allocate(capacity << 2);
  for (let field: u32 = 0; field < fields; field++) openList(listOf(block, field), capacity);
  return block;
}

function openList(list: List, capacity: u32): void {
  list.count = 0;
  list.rows = allocate(capacity << 2);
  list.starts = allocate(capacity << 2);
  list.ends = allocate(capacity << 2);
  list.kinds = allocate(capacity);
  for (let row: u32 = 0; row < capacity; row++) store<u32>(list.rows + (row << 2), row);
  memory.fill(list.kinds, TEXT, capacity);
}

export function releaseBlock(block: Block): void {
  const capacity = block.capacity;
  for (let field: u32 = 0; field < block.fields; field++) {
    const list = listOf(block, field);
    release(list.rows, capacity << 2);
    release(list.starts, capacity << 2);
    release(list.ends, capacity << 2);
    release(list.kinds, capacity);
  }
  release(block.lists, block.fields * offsetof<List>());
  release(block.starts, capacity << 2);
  release(block.ends, capacity << 2);
  release(block.lines, capacity << 2);
  release(block.declined, capacity << 2);
  release(block.keys, capacity << 2);
  release(block.opens, capacity << 2);
  release(block.hashes, capacity << 2);
  release(changetype<usize>(block), offsetof<Block>());
}

export function listOf(block: Block, field: u32): List {
  return changetype<List>(block.lists + field * offsetof<List>());
}

export function blockRows(block: Block): u32 {
  return block.rows;
}

export function blockStarts(block: Block): usize {
  return block.starts;
}

export function blockEnds(block: Block): usize {
  return block.ends;
}

export function blockLines(block: Block): usize {
  return block.lines;
}

export function blockNext(block: Block): usize {
  return block.next;
}

export function blockLine(block: Block): u32 {
  return block.line;
}

export function blockDeclined(block: Block): usize {
  return block.declined;
}

export function listCount(block: Block, field: u32): u32 {
  return listOf(block, field).count;
}

export function listRows(block: Block, field: u32): usize {
  return listOf(block, field).rows;
}

export function listStarts(block: Block, field: u32): usize {
  return listOf(block, field).starts;
}

export function listEnds(block: Block, field: u32): usize {
  return listOf(block, field).ends;
}

export function listKinds(block: Block, field: u32): usize {
  return listOf(block, field).kinds;
}
