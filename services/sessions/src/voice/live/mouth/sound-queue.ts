/** Sound of one segment as it was made, until it is sent: 16 bits a sample. */
export class SoundQueue {
  private readonly pieces: Uint8Array[] = [];

  push(pcm: Uint8Array): void {
    this.pieces.push(pcm);
  }

  /** The next so many samples, or what there is. */
  take(samples: number): Uint8Array<ArrayBuffer> {
    const taken = new Uint8Array(samples * 2);
    let filled = 0;
    for (let piece = this.pieces[0]; piece && filled < taken.length; piece = this.pieces[0]) {
      const part = piece.subarray(0, taken.length - filled);
      taken.set(part, filled);
      filled += part.length;
      if (part.length === piece.length) this.pieces.shift();
      else this.pieces[0] = piece.subarray(part.length);
    }
    return taken.subarray(0, filled);
  }
}
