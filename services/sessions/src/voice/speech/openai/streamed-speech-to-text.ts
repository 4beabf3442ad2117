import { RECOGNISING_SHARE } from '../../domain/settings.js';
import { SpeechToText } from '../ports.js';
import type { Asked, Sound, TranscriptPiece } from '../ports.js';
import { SpeechFault, isSpeechFault } from '../speech-fault.js';
import type { OpenAiSpeechToText, Spoken } from './openai-speech-to-text.js';
import { PieceQueue } from './piece-queue.js';
import type { Provider } from './provider.js';
import { streamedText } from './streamed-text.js';
import { lengthMs, waveOf } from './wave.js';

/** So much sound has two words in it. */
const EARLY_MS = 700;
/** Asked again once there is so many times as much: whatever the length, no sound is sent more than three times on average. */
const GROWTH = 2;

/**
 * Recognises by /audio/transcriptions. The endpoint takes whole files only, so while somebody is still speaking it is
 * asked about what they have said so far, with `stream: true`: words come as the model finds them. A stream has no
 * estimate of silence, so what was said in all is asked for in one piece, once it is over.
 */
export class StreamedSpeechToText extends SpeechToText {
  constructor(
    private readonly provider: Provider,
    private readonly inOnePiece: OpenAiSpeechToText,
  ) {
    super();
  }

  transcribe(sound: AsyncIterable<Sound>, about: Spoken, asked: Asked): AsyncIterable<TranscriptPiece> {
    const found = new PieceQueue<TranscriptPiece>();
    void this.listen(sound, about, { asked, found: new Growing(found) }).then(
      () => found.end(),
      (error: Error) => found.fail(error),
    );
    return found;
  }

  private async listen(sound: AsyncIterable<Sound>, about: Spoken, { asked, found }: Listening): Promise<void> {
    const heard: Sound[] = [];
    let nextMs = EARLY_MS;
    let early: AbortController | null = null;
    for await (const piece of sound) {
      if (asked.signal.aborted) break;
      heard.push(piece);
      const soFarMs = lengthMs(heard);
      if (early !== null || soFarMs < nextMs) continue;
      nextMs = soFarMs * GROWTH;
      early = new AbortController();
      void this.early([...heard], about, { asked: { ...asked, signal: early.signal }, found }).then(
        () => (early = null),
      );
    }
    early?.abort();
    if (asked.signal.aborted) throw new SpeechFault('cancelled', 'nobody waits for it any more');
    for await (const piece of this.inOnePiece.ofWhole(heard, about, asked)) found.add(piece);
  }

  /** What fails here is asked for again with what follows. */
  private async early(heard: readonly Sound[], about: Spoken, { asked, found }: Listening): Promise<void> {
    try {
      for await (const text of this.streamed(heard, about, asked)) found.add({ text, final: false });
    } catch (error) {
      if (!isSpeechFault(error)) throw error;
    }
  }

  private streamed(heard: readonly Sound[], about: Spoken, { signal, meter }: Asked): AsyncIterable<string> {
    const wave = waveOf(heard);
    const heardMs = lengthMs(heard);
    const begin = (own: AbortSignal): AsyncIterable<string> => {
      meter({ heardMs });
      return streamedText(this.provider, wave, { ...about, signal: own });
    };
    return this.provider.ask(begin, signal, heardMs * RECOGNISING_SHARE);
  }
}

interface Listening {
  asked: Asked;
  found: Growing;
}

/** Words so far only grow until they are final: an answer that begins anew does not take back what was shown. */
class Growing {
  private shown = 0;

  constructor(private readonly pieces: PieceQueue<TranscriptPiece>) {}

  add(piece: TranscriptPiece): void {
    if (!piece.final && piece.text.length <= this.shown) return;
    this.shown = piece.text.length;
    this.pieces.push(piece);
  }
}
