/** The memory of all typed arrays in a message, to be handed over with it: none of them may share it with others. */
export function transferable(message: object): ArrayBuffer[] {
  const buffers = new Set<ArrayBuffer>();
  collect(message, buffers);
  return [...buffers];
}

function collect(value: object, buffers: Set<ArrayBuffer>): void {
  for (const member of Object.values(value)) {
    if (ArrayBuffer.isView(member)) {
      if (member.buffer instanceof ArrayBuffer) buffers.add(member.buffer);
    } else if (typeof member === 'object' && member !== null && !Array.isArray(member)) collect(member, buffers);
  }
}
