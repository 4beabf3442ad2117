import type { Notice, VoiceInputOf, VoiceOutputOf } from '../../domain/index.js';
import type { VoiceState } from '../../domain/index.js';
import type { Line } from './line.js';

type Played = VoiceOutputOf<'hold_playout'> | VoiceOutputOf<'resume_playout'> | VoiceOutputOf<'stop_playout'>;

const acts = { hold_playout: 'hold', resume_playout: 'resume', stop_playout: 'stop' } as const;
const failures = {
  mind: 'mind_failed',
  synthesis: 'synthesis_failed',
} as const;

/** What a spoken session shows and plays, in frames; nothing while no page is there. */
export class Page {
  private line: Line | null = null;
  private phase: VoiceState['phase']['name'] | null = null;
  /** Words of the segments that are made, until their sound begins. */
  private readonly captions = new Map<string, string>();

  attach(line: Line): void {
    this.line = line;
    this.phase = null;
  }

  detach(): void {
    this.line = null;
  }

  caption({ epoch, segment, text }: VoiceOutputOf<'synthesise'>): void {
    this.captions.set(`${epoch}/${segment}`, text);
  }

  /** The words of a segment come with its first sound. */
  chunk({ epoch, turn, segment, firstSample, words }: VoiceOutputOf<'send_chunk'>, pcm: Uint8Array<ArrayBuffer>): void {
    const text = this.captions.get(`${epoch}/${segment}`);
    if (firstSample === 0 && text !== undefined)
      this.line?.send('segment', { epoch, turn, segment, text, shown: false });
    if (firstSample === 0) this.captions.delete(`${epoch}/${segment}`);
    this.line?.send('chunk', { epoch, turn, segment, firstSample, words: [...words], pcm });
  }

  show({ epoch, turn, segment, text }: VoiceOutputOf<'show'>): void {
    this.captions.delete(`${epoch}/${segment}`);
    this.line?.send('segment', { epoch, turn, segment, text, shown: true });
  }

  playback(output: Played): void {
    if (output.type === 'stop_playout') this.captions.clear();
    this.line?.send('playback', { epoch: output.epoch, act: acts[output.type] });
  }

  hearing({ utterance, text, final }: Omit<VoiceInputOf<'transcript'>, 'at'>): void {
    this.line?.send('hearing', { utterance, text, final });
  }

  notice(notice: Notice, sessionId: string): void {
    if (notice.notice === 'time') this.line?.send('warning', { sessionId, remainingMs: notice.remainingMs });
    else if (notice.notice === 'failed') this.line?.send('voice-notice', { notice: failures[notice.part] });
    // What was spoken over the persona and let go needs no sentence.
    else if (notice.notice !== 'spoken_on') this.line?.send('voice-notice', { notice: notice.notice });
  }

  /** Tells the page that is there now, once what it said is on record, that it need not keep what came before that sample. */
  settles(sample: number): () => void {
    const { line } = this;
    return () => line?.send('settled', { sample });
  }

  floor(phase: VoiceState['phase']['name']): void {
    if (phase !== this.phase) this.line?.send('floor', { phase });
    this.phase = phase;
  }
}
