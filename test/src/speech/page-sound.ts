import type { Page } from 'playwright-core';

import type { Tape } from './tape.js';

/** Runs in the sound thread: gives on all that comes to it, in pieces of about 100 ms. */
const tapeWorklet = `registerProcessor('tape', class extends AudioWorkletProcessor {
  piece = new Int16Array(2048);
  filled = 0;
  process([[samples = []]]) {
    for (const at of samples) {
      this.piece[this.filled++] = Math.round(at * 32768);
      if (this.filled < this.piece.length) continue;
      this.port.postMessage(this.piece.slice());
      this.filled = 0;
    }
    return true;
  }
});`;

/** Whatever sound thread leads to the loudspeaker without an input of its own, the player's, leads to a tape as well. */
const tapPlayers = `(() => {
  const { connect } = AudioNode.prototype;
  const { addModule } = AudioWorklet.prototype;
  const tapeModule = 'data:text/javascript,' + ${JSON.stringify(encodeURIComponent(tapeWorklet))};
  AudioWorklet.prototype.addModule = async function (...page) {
    await addModule.call(this, tapeModule);
    return addModule.apply(this, page);
  };
  const tap = (player) => {
    const tape = new AudioWorkletNode(player.context, 'tape', { numberOfOutputs: 0 });
    tape.port.onmessage = ({ data }) => window.taped(btoa(String.fromCharCode(...new Uint8Array(data.buffer))));
    connect.call(player, tape);
  };
  AudioNode.prototype.connect = function (to, ...rest) {
    if (this instanceof AudioWorkletNode && this.numberOfInputs === 0 && to instanceof AudioDestinationNode) {
      tap(this);
      window.onPlayer?.(this);
    }
    return connect.call(this, to, ...rest);
  };
})();`;

/** Has all that the page plays, from its next load on, put on the tape that is given for it. */
export async function tapePage(page: Page, tape: () => Tape): Promise<void> {
  // The page's policy lets in no sound thread but its own.
  const devTools = await page.context().newCDPSession(page);
  await devTools.send('Page.setBypassCSP', { enabled: true });
  await page.exposeFunction('taped', (piece: string) => tape().add(Buffer.from(piece, 'base64')));
  await page.addInitScript(tapPlayers);
}
