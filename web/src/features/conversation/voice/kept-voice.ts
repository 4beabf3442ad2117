import { CAPTURE_RATE } from '@repartee/proto';
import type { SoundFrame, TalkKeyFrame, VoiceFrame } from '@repartee/proto';

import type { SendingParts } from './sending-voice.js';

export interface KeptParts extends SendingParts {
  /** Sound from before, none of which may be dropped. */
  late: (frame: SoundFrame) => void;
}

/**
 * A network that goes dead is noticed within nine seconds, and a connection is there again some three later; the sentence
 * that it cut may have begun ten before. 24 s are 768 kB, and fewer frames than a server takes at once.
 */
const KEPT_SAMPLES = 24 * CAPTURE_RATE;

/** What was said is sent again with a little from before: its first sound is fainter than what the detector wakes at. */
const LEAD_SAMPLES = CAPTURE_RATE / 5;

type Kept =
  | { name: 'sound'; frame: SoundFrame }
  | { name: 'voice'; frame: VoiceFrame }
  | { name: 'talkKey'; frame: TalkKeyFrame };

const endOf = ({ sample, pcm }: SoundFrame): number => sample + pcm.byteLength / 2;

const begins = (kept: Kept): boolean =>
  (kept.name === 'voice' && kept.frame.is === 'started') || (kept.name === 'talkKey' && kept.frame.down);

const ends = (kept: Kept): boolean =>
  (kept.name === 'voice' && kept.frame.is === 'ended') || (kept.name === 'talkKey' && !kept.frame.down);

/** Its beginning, no earlier than that sample. */
const begunAt = (begun: Kept, sample: number): Kept =>
  ({ ...begun, frame: { ...begun.frame, sample: Math.max(begun.frame.sample, sample) } }) as Kept;

/** A mark tells how long ago it was by what has been recorded when it is sent. */
const late = (kept: Exclude<Kept, { name: 'sound' }>, captured: number): Kept =>
  ({ ...kept, frame: { ...kept.frame, captured } }) as Kept;

/**
 * Sends the learner's sound and marks on, and keeps the last of them: what is said while the connection is away is sent
 * once it is back, and so is what was sent on a network that had gone dead.
 */
export class KeptVoice implements SendingParts {
  private kept: Kept[] = [];
  /** Of a voice that is longer than what is kept: where it began. */
  private older: Kept | null = null;
  private isSending = false;
  private lostAt = 0;
  private captured = 0;

  constructor(private readonly to: KeptParts) {}

  readonly sound = (frame: SoundFrame): void => {
    this.captured = endOf(frame);
    this.take({ name: 'sound', frame });
  };

  readonly voice = (frame: VoiceFrame): void => this.take({ name: 'voice', frame });

  readonly talkKey = (frame: TalkKeyFrame): void => this.take({ name: 'talkKey', frame });

  /** From now on nothing arrives. */
  lose(): void {
    if (this.isSending) this.lostAt = this.captured;
    this.isSending = false;
  }

  /** It does again; the server has heard up to that sample, or, where that is null, knows nothing of what came before. */
  goOn(heardTo: number | null): void {
    this.isSending = true;
    const missing = this.since(heardTo ?? this.lostAt);
    for (const one of missing) {
      if (one.name === 'sound') this.to.late(one.frame);
      else this.send(late(one, this.captured));
    }
  }

  /** None of it is to be sent any more. */
  forget(): void {
    this.kept = [];
    this.older = null;
    this.lostAt = this.captured;
  }

  /** What was said from that sample on, sound and marks in their order; nothing where nobody spoke. */
  private since(sample: number): Kept[] {
    const kept = this.older ? [this.older, ...this.kept] : this.kept;
    const first = firstUnheard(kept, sample);
    const said = kept[first];
    if (!said) return [];
    const oldest = this.kept[0]?.frame.sample ?? 0;
    const from = Math.max(sample, oldest, said.frame.sample - LEAD_SAMPLES);
    return kept.flatMap((one, at): Kept[] => {
      if (one.name === 'sound') return endOf(one.frame) > from ? [one] : [];
      if (at < first) return [];
      return at === first ? [begunAt(one, from)] : [one];
    });
  }

  private take(one: Kept): void {
    this.kept.push(one);
    while (this.kept[0] && this.captured - this.kept[0].frame.sample > KEPT_SAMPLES) this.drop(this.kept.shift());
    if (this.isSending) this.send(one);
  }

  private drop(oldest: Kept | undefined): void {
    if (oldest && begins(oldest)) this.older = oldest;
    if (oldest && ends(oldest)) this.older = null;
  }

  private send(one: Kept): void {
    if (one.name === 'sound') this.to.sound(one.frame);
    else if (one.name === 'voice') this.to.voice(one.frame);
    else this.to.talkKey(one.frame);
  }
}

/** Where the first voice, or key, begins that had not ended by that sample; -1 where there is none. */
function firstUnheard(kept: readonly Kept[], sample: number): number {
  return kept.findIndex((one, at) => {
    if (!begins(one)) return false;
    const end = kept.slice(at).find((later) => later.name === one.name && ends(later));
    return !end || end.frame.sample > sample;
  });
}
