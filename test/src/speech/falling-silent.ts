import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

import type { Page } from 'playwright-core';

import { repositoryRoot } from '../harness/repository.js';

export const PLAYER_ORIGIN = 'http://localhost';
/** A sample that is louder can be heard: 1/1000 of full scale. */
const AUDIBLE = 0.001;

/** Runs in the sound thread: tells of the last sample that can be heard of each stretch that it is given. */
const listener = `registerProcessor('audible', class extends AudioWorkletProcessor {
  process([[samples = []]]) {
    const last = samples.findLastIndex((at) => Math.abs(at) > ${AUDIBLE});
    if (last >= 0) this.port.postMessage(currentFrame + last);
    return true;
  }
});`;

/** The player's sound thread as it was built for the page, and nothing else of the page. */
function builtPlayer(): string {
  const folder = join(repositoryRoot, 'web/dist/assets');
  const name = readdirSync(folder).find((file) => file.startsWith('player.worklet-'));
  if (name === undefined) throw new Error('The page is not built: npx nx run web:build');
  return readFileSync(join(folder, name), 'utf8');
}

const scriptAt = (script: string): string => `data:text/javascript,${encodeURIComponent(script)}`;

/**
 * `cutAfter(act, samples)` plays a tone, tells the player to hold or to stop once so many samples are rendered, and says for
 * how many samples after that order something was to be heard. All of it is counted by the clock of the sound, on which no
 * time passes while the machine does something else.
 */
const stage = (modules: readonly string[]): string => `(async () => {
  const RATE = 24000, PIECE = 2400, LISTENED = RATE / 2;
  const context = new AudioContext({ sampleRate: RATE });
  for (const module of ${JSON.stringify(modules.map(scriptAt))})
    await context.audioWorklet.addModule(module);
  const player = new AudioWorkletNode(context, 'repartee-player', { numberOfInputs: 0, outputChannelCount: [1] });
  const ear = new AudioWorkletNode(context, 'audible', { numberOfOutputs: 0 });
  player.connect(context.destination);
  player.connect(ear);
  let audible = [];
  ear.port.onmessage = ({ data }) => audible.push(data);
  const frame = () => Math.round(context.currentTime * RATE);
  const rendered = async (until) => { while (frame() < until) await new Promise((resolve) => setTimeout(resolve, 1)); };
  let epoch = 0;
  window.cutAfter = async (act, samples) => {
    epoch += 1;
    audible = [];
    for (let firstSample = 0; firstSample < 5 * RATE; firstSample += PIECE) {
      const tone = Int16Array.from({ length: PIECE }, (_, at) => 9000 * Math.sin((firstSample + at) / 10));
      const pcm = new Uint8Array(tone.buffer);
      player.port.postMessage({ act: 'play', chunk: { epoch, turn: epoch, segment: 0, firstSample, pcm } });
    }
    while (audible.length === 0) await rendered(frame() + 1);
    await rendered(audible[0] + samples);
    const cut = frame();
    player.port.postMessage({ act, epoch });
    await rendered(cut + LISTENED);
    await new Promise((resolve) => setTimeout(resolve, 50));
    player.port.postMessage({ act: 'stop', epoch });
    await rendered(frame() + LISTENED);
    return Math.max(...audible.filter((at) => at < cut + LISTENED)) - cut;
  };
  await context.resume();
})()`;

/** A page with nothing in it but the player. */
export async function playerPage(page: Page): Promise<void> {
  // Sound threads are for pages of a secure origin only.
  await page.route(`${PLAYER_ORIGIN}/`, (route) =>
    route.fulfill({ contentType: 'text/html', body: '<title>player</title>' }),
  );
  await page.goto(PLAYER_ORIGIN);
  await page.evaluate(stage([builtPlayer(), listener]));
}

/** For how many milliseconds of rendered sound something is to be heard after the player is told to hold, or to stop. */
export const soundsOnMs = async (page: Page, act: 'hold' | 'stop', afterSamples: number): Promise<number> =>
  (await page.evaluate<number>(`cutAfter('${act}', ${afterSamples})`)) / 24;
