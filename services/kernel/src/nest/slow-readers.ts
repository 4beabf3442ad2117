/** Some thousand frames; a page that reads at all is never that far behind. */
export const MOST_WAITING_BYTES = 2_000_000;

/** What is needed of a connection of engine.io, which every socket of a page shares. */
export interface Connection {
  on(event: 'packetCreate', listener: (packet: { data?: unknown }) => void): unknown;
  on(event: 'flush', listener: () => void): unknown;
  close(discard: boolean): unknown;
}

/**
 * Hangs up on a client that does not read what it is sent: it would fill this server's memory for as long as it answers
 * to pings, and it can do that without reading. A page that was only slow comes back and resumes.
 */
export function hangUpOnSlow(connection: Connection): void {
  let waiting = 0;
  // The connection hands over all that waits at once, as soon as what it handed over before is on its way.
  connection.on('flush', () => (waiting = 0));
  connection.on('packetCreate', ({ data }) => {
    waiting += sizeOf(data);
    if (waiting > MOST_WAITING_BYTES) connection.close(true);
  });
}

function sizeOf(data: unknown): number {
  if (typeof data === 'string') return data.length;
  return ArrayBuffer.isView(data) ? data.byteLength : 0;
}
