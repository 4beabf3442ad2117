import { SPOKEN_RATE, readBack } from '../../../speech/spelled-sound.js';
import { replyPieces } from '../script.js';
import { monotonicMs } from '../stage/monotonic.js';
import { Loudspeaker } from './loudspeaker.js';
import { Microphone } from './microphone.js';
import type { CutTurn, Heard, HeardTurn } from './talker.js';
import { Talker } from './talker.js';
import type { TalkingPage } from './talking-page.js';
import { wordsHeard, wordsIn } from './words.js';

/** An answer of Pipecat has no mark at its end: it is over where nothing has come for so long. */
const OVER_AFTER_MS = 300;
const reply = replyPieces.join('');

type Mark = { is: 'quiet' | 'turn'; at: number } | { is: 'interrupted' } | { is: 'said'; text: string; cut: boolean };

/** A page that talks with Pipecat (`test/speech/pipecat_server.py`), with the same microphone and the same player. */
export class PeerPage implements TalkingPage {
  private turns: HeardTurn[] = [];
  private cuts: CutTurn[] = [];
  private readonly loudspeaker = new Loudspeaker({ rate: SPOKEN_RATE, onBegin: (at) => this.heard(at) });
  private microphone: Microphone;
  private talker: Talker;
  private socket: WebSocket | null = null;
  private marks = { quietAt: 0, decidedAt: 0, firstByteAt: 0, latestAt: 0 };
  private epoch = 0;
  private samples = 0;
  private interruptedFrom = 0;
  private cut: Omit<CutTurn, 'claimed'> | null = null;

  constructor(
    private readonly url: string,
    private readonly interruptsAfterMs: () => number,
  ) {
    const now = monotonicMs();
    this.microphone = new Microphone(now);
    this.talker = new Talker(this.microphone, this.loudspeaker, now, interruptsAfterMs);
  }

  async begin(): Promise<void> {
    const socket = new WebSocket(this.url);
    socket.binaryType = 'arraybuffer';
    await new Promise((resolve, reject) => {
      socket.addEventListener('open', resolve);
      socket.addEventListener('error', () => reject(new Error('Pipecat refuses the connection.')));
    });
    socket.addEventListener('message', ({ data }: { data: unknown }) => {
      if (data instanceof ArrayBuffer) this.take(new Uint8Array(data));
      else this.heed(JSON.parse(String(data)) as Mark);
    });
    const now = monotonicMs();
    this.microphone = new Microphone(now);
    this.talker = new Talker(this.microphone, this.loudspeaker, now, this.interruptsAfterMs);
    this.socket = socket;
  }

  tick(now: number): void {
    const { socket } = this;
    if (!socket) return;
    this.loudspeaker.renderTo(now);
    for (const { pcm } of this.microphone.recorded(now)) socket.send(pcm);
    const begun = this.talker.look(now, now - this.marks.latestAt > OVER_AFTER_MS);
    if (!begun) return;
    this.marks = { ...this.marks, quietAt: 0, decidedAt: 0, firstByteAt: 0 };
    this.interruptedFrom = begun.interrupts ? begun.spoken.beginsAt : 0;
  }

  report(): Heard {
    const { turns, cuts } = this;
    [this.turns, this.cuts] = [[], []];
    return { turns, cuts, unanswered: this.talker.unanswered, ended: 0, refused: 0 };
  }

  end(): Promise<void> {
    this.socket?.close();
    this.socket = null;
    return Promise.resolve();
  }

  /** The first sound after a turn was decided is another answer's. */
  private take(pcm: Uint8Array): void {
    const now = monotonicMs();
    const isFirst = this.marks.decidedAt > 0 && this.marks.firstByteAt === 0;
    if (isFirst) [this.epoch, this.samples, this.marks.firstByteAt] = [this.epoch + 1, 0, now];
    this.marks.latestAt = now;
    const chunk = { epoch: this.epoch, turn: 0, segment: 0, firstSample: this.samples, words: [], pcm };
    this.samples += pcm.byteLength / 2;
    this.loudspeaker.take(chunk as Parameters<Loudspeaker['take']>[0], now);
  }

  private heed(mark: Mark): void {
    if (mark.is === 'quiet') this.marks.quietAt = mark.at;
    if (mark.is === 'turn') this.marks.decidedAt = mark.at;
    if (mark.is === 'interrupted' && this.interruptedFrom > 0) this.stop(monotonicMs());
    if (mark.is !== 'said' || !this.cut) return;
    this.cuts.push({ ...this.cut, claimed: wordsIn(mark.text) });
    this.cut = null;
  }

  private stop(now: number): void {
    const silentAt = this.loudspeaker.stop(this.epoch, now);
    this.cut = { heard: wordsHeard(reply, readBack(this.loudspeaker.sounded)), silentAfterMs: silentAt - this.interruptedFrom }; // prettier-ignore
    this.interruptedFrom = 0;
  }

  private heard(renderedAt: number): void {
    const { spoken } = this.talker;
    const { quietAt, decidedAt, firstByteAt } = this.marks;
    if (spoken) this.turns.push({ endOfSpeechAt: spoken.endsAt, quietAt, decidedAt, firstByteAt, renderedAt });
    this.talker.answered(renderedAt);
  }
}
