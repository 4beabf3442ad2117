/** Pieces on their way from whoever finds them to the one who waits for them, in order, to an end or a failure. */
export class PieceQueue<Piece> implements AsyncIterable<Piece> {
  private readonly waiting: Piece[] = [];
  private isEnded = false;
  private failure: Error | undefined;
  private wake: () => void = () => undefined;

  push(piece: Piece): void {
    this.waiting.push(piece);
    this.wake();
  }

  end(): void {
    this.isEnded = true;
    this.wake();
  }

  /** What came before is still given. */
  fail(error: Error): void {
    this.failure = error;
    this.end();
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Piece> {
    for (;;) {
      const piece = this.waiting.shift();
      if (piece !== undefined) yield piece;
      else if (!this.isEnded) await new Promise<void>((resolve) => (this.wake = resolve));
      else if (this.failure === undefined) return;
      else throw this.failure;
    }
  }
}
