import type { VoiceOffer } from '@repartee/proto';

import type { SpeechParts } from './opened-session.js';

/** The host behind each part; null where the part is missing. */
export interface SpeechHosts {
  hears: string | null;
  speaks: string | null;
  words: string | null;
}

const nobody: SpeechHosts = { hears: null, speaks: null, words: null };

/** What each part is sent: the learner's sound, the persona's words to be spoken, the conversation to be worded. */
const sent = { hears: 'sound', speaks: 'replies', words: 'words' } as const;

/** The parts of speech that this server has; each may be missing, and then it is done in the browser, or in writing. */
export class Speech {
  constructor(
    readonly parts: SpeechParts,
    private readonly hosts: SpeechHosts = nobody,
  ) {}

  static readonly none = new Speech({ ears: null, voice: null, worder: null });

  /** Without ears and without a voice there is nothing that typing does not do as well. */
  get isOn(): boolean {
    return this.parts.ears !== null || this.parts.voice !== null;
  }

  /** For the log at the start: what is set and does nothing, and what it takes; undefined where nothing is. */
  get complaint(): string | undefined {
    if (this.isOn || this.parts.worder === null) return undefined;
    return 'MIND_MODEL is set and does nothing: it words replies of spoken conversations alone, which take VOICE_MODEL and RECOGNISER_MODEL.';
  }

  /** How conversations can be spoken here, and where sound and words go, for people to know beforehand. */
  offer({ ceilingReached }: { ceilingReached: boolean }): Omit<VoiceOffer, 'recordingDays'> {
    if (!this.isOn || ceilingReached)
      return { speech: 'browser', hears: false, ceilingReached: this.isOn && ceilingReached, sentTo: [] };
    const parts = ['hears', 'speaks', 'words'] as const;
    return {
      speech: 'served',
      hears: this.parts.ears !== null,
      ceilingReached: false,
      sentTo: parts.flatMap((part) => {
        const host = this.hosts[part];
        return host === null ? [] : [{ what: sent[part], host }];
      }),
    };
  }
}
