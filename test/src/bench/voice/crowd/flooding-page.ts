import type { ApiClient } from '@repartee/standalone';

import { Microphone } from './microphone.js';
import { OurPage } from './our-page.js';
import type { Heard } from './talker.js';
import type { TalkingPage } from './talking-page.js';

/** Each tick: some 7,000 frames a second, where a conversation takes 70. */
const FRAMES_A_TICK = 20;
const nothing = { turns: [], cuts: [], unanswered: 0, ended: 0 };

/** A page that sends frames of sound as fast as it can, and comes back whenever the server hangs up. */
export class FloodingPage implements TalkingPage {
  private readonly page: OurPage;
  private readonly silence: Uint8Array;
  private sample = 0;
  private hungUp = 0;
  private isComing = false;

  constructor(api: Pick<ApiClient, 'url' | 'cookie'>) {
    this.page = new OurPage(api, () => Infinity);
    const [frame] = new Microphone(0).recorded(40);
    this.silence = frame?.pcm ?? new Uint8Array();
  }

  begin(): Promise<void> {
    this.sample = 0;
    return this.page.begin();
  }

  tick(): void {
    const { socket } = this.page;
    if (this.isComing || !socket) return;
    if (!socket.connected) return this.comeBack();
    for (let frame = 0; frame < FRAMES_A_TICK; frame++) {
      socket.emit('sound', { sample: this.sample, pcm: this.silence });
      this.sample += this.silence.byteLength / 2;
    }
  }

  /** How often the server hung up. */
  report(): Heard {
    return { ...nothing, refused: this.hungUp };
  }

  end(): Promise<void> {
    return this.page.end();
  }

  private comeBack(): void {
    this.hungUp++;
    this.isComing = true;
    void this.begin().finally(() => (this.isComing = false));
  }
}
