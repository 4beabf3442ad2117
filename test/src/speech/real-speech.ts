import { placeOf } from './envelope.js';
import { clip, learnerSays } from './learner-says.js';
import { Recogniser } from './recogniser.js';
import { SPEAKER_RATE, Speaker, streamed } from './speaker.js';
import type { Spoken } from './speaker.js';
import { StandIn } from './stand-in.js';
import type { StandInSound, Transcript } from './stand-in.js';

/** The persona speaks slowly enough to be interrupted. */
const WORDS_A_MINUTE = 120;
/** What the persona said last can come back from the room. */
const PASSAGES = 8;

/** A stand-in behind whose endpoints a real recogniser hears and a real synthesiser speaks. */
export class RealSpeech {
  /** The synthesiser's voice, whose language is that of what it says. */
  voice: 'en-us+f2' | 'fr+f2' = 'en-us+f2';
  /** All that the persona has said, by its words. */
  private readonly spoken = new Map<string, Spoken>();
  private readonly recogniser = new Recogniser();
  private readonly speaker = new Speaker();

  private constructor(private readonly standIn: StandIn) {
    const soundOf = (text: string): Promise<StandInSound> => this.soundOf(text);
    const transcriptOf = (wave: Buffer, language: string) => this.transcriptOf(wave, language);
    standIn.script = { ...standIn.script, soundOf, transcriptOf };
  }

  static async start(): Promise<RealSpeech> {
    return new RealSpeech(await StandIn.start());
  }

  /** What points a server at it. */
  get environment(): Record<string, string> {
    const { origin } = this.standIn;
    return {
      ...{ SPEECH_URL: `${origin}/v1`, RECOGNISER_MODEL: 'a-recogniser', VOICE_MODEL: 'a-voice' },
      ...{ VOICE_CAPTIONED_URL: `${origin}/dev/captioned_speech`, VOICE_RATE: String(SPEAKER_RATE) },
    };
  }

  /** The sound of what it was asked to say. Throws where nobody asked. */
  said(text: string): Spoken {
    const said = this.spoken.get(text);
    if (!said) throw new Error(`Nobody was asked to say "${text}".`);
    return said;
  }

  async stop(): Promise<void> {
    await Promise.all([this.standIn.stop(), this.recogniser.stop(), this.speaker.stop()]);
  }

  private async soundOf(text: string): Promise<StandInSound> {
    const said = this.spoken.get(text) ?? (await this.speaker.say(text, this.voice, WORDS_A_MINUTE));
    this.spoken.set(text, said);
    return streamed(said);
  }

  private transcriptOf(wave: Buffer, language: string): Transcript | Promise<Transcript> {
    if (language === 'fr') return keyed(wave);
    const sentences = Object.values(learnerSays).flatMap((says) => (says.language === 'en' ? [says.text] : []));
    const passages = [[...this.spoken.keys()].slice(-PASSAGES).join(' ')];
    return this.recogniser.hear(wave, { sentences, passages });
  }
}

/** There is no small recogniser of French: this one knows one sentence when it hears it. */
const keyed = (wave: Buffer): Transcript =>
  placeOf(wave, clip('matins')).likeness > 0.8
    ? { text: learnerSays.matins.text, noSpeech: 0.02 }
    : { text: '', noSpeech: 0.9 };
