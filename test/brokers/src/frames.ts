/** Kafka's messages on the wire: four bytes of length, then so many bytes. */
export type OnFrame = (frame: Buffer) => void;

/** Puts frames together of whatever pieces arrive; each is handed on with its length in front. */
export function frameReader(onFrame: OnFrame): (piece: Buffer) => void {
  let rest: Buffer = Buffer.alloc(0);
  return (piece) => {
    rest = rest.length > 0 ? Buffer.concat([rest, piece]) : piece;
    while (rest.length >= 4 && rest.length >= rest.readInt32BE(0) + 4) {
      const end = rest.readInt32BE(0) + 4;
      onFrame(Buffer.from(rest.subarray(0, end)));
      rest = rest.subarray(end);
    }
  };
}

const PRODUCE = 0;

export function isProduceRequest(frame: Buffer): boolean {
  return frame.length >= 6 && frame.readInt16BE(4) === PRODUCE;
}

/** By which a response is matched with its request. */
export const requestId = (request: Buffer): number => request.readInt32BE(8);

export const responseId = (response: Buffer): number => response.readInt32BE(4);
