/**
 * A stretch of sound as it went on tape: 16-bit samples of one channel, `rate` of them a second. The learner's has the
 * number of its first sample in its run, and the session time at which it arrived: a run is the page's count as far as
 * session time goes along with it, from a connection or a pause to the next. The persona's has the session time at which it
 * began to sound. Milliseconds.
 */
export type Piece =
  | { side: 'learner'; rate: number; run: number; sample: number; atMs: number; pcm: Uint8Array }
  | { side: 'persona'; rate: number; atMs: number; pcm: Uint8Array };

const HEAD_BYTES = 1 + 4 + 4 + 8 + 8 + 4;
const sides = ['learner', 'persona'] as const;

export function pieceBytes(piece: Piece): Uint8Array {
  const { side, rate, atMs, pcm } = piece;
  const bytes = Buffer.allocUnsafe(HEAD_BYTES + pcm.byteLength);
  const { run, sample } = piece.side === 'learner' ? piece : { run: 0, sample: 0 };
  let at = bytes.writeUInt8(sides.indexOf(side), 0);
  at = bytes.writeUInt32LE(rate, at);
  at = bytes.writeUInt32LE(run, at);
  at = bytes.writeDoubleLE(sample, at);
  at = bytes.writeDoubleLE(atMs, at);
  at = bytes.writeUInt32LE(pcm.byteLength, at);
  bytes.set(pcm, at);
  return bytes;
}

/** The pieces in a block, in the order they were put there. */
export function* piecesIn(block: Uint8Array): Generator<Piece> {
  const bytes = Buffer.from(block.buffer, block.byteOffset, block.byteLength);
  for (let at = 0; at + HEAD_BYTES <= bytes.length;) {
    const side = sides[bytes.readUInt8(at)];
    const rate = bytes.readUInt32LE(at + 1);
    const run = bytes.readUInt32LE(at + 5);
    const sample = bytes.readDoubleLE(at + 9);
    const atMs = bytes.readDoubleLE(at + 17);
    const end = at + HEAD_BYTES + bytes.readUInt32LE(at + 25);
    const pcm = bytes.subarray(at + HEAD_BYTES, end);
    if (side === 'learner') yield { side, rate, run, sample, atMs, pcm };
    if (side === 'persona') yield { side, rate, atMs, pcm };
    at = end;
  }
}
