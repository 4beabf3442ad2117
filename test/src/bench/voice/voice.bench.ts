import type { Measure } from '../measure.js';
import { PROMISED_SESSIONS, measuresOf, troubledMeasuresOf } from './limits.js';
import type { Load } from './load.js';
import { carry } from './load.js';
import { voiceOptions } from './options.js';
import { peerPython } from './peer/peer-environment.js';
import { benchSideBySide } from './side-by-side.js';
import { soak, soakMeasuresOf } from './soak.js';
import { CalmDemo } from './stage/calm-demo.js';

interface Told {
  onMeasured: (measures: readonly Measure[]) => void;
  say: (line: string) => void;
}

/** Spoken sessions under load, beside Pipecat, and for a long time. Throws RangeError where it is asked for something else. */
export async function benchVoice(args: readonly string[], { onMeasured, say }: Told): Promise<void> {
  const { loads, measureMs, peer, demo: keptIn, soak: soaked } = voiceOptions(args);
  const python = peer && !soaked ? peerPython(say) : null;
  say('A server is started, and left alone until it is calm...');
  const demo = await CalmDemo.make(keptIn);
  try {
    if (soaked) return onMeasured(soakMeasuresOf(await soak(soaked, say)));
    const carried: Load[] = [];
    for (const sessions of loads) {
      carried.push(await carry(sessions, { measureMs }));
      say(`${sessions} sessions: ${JSON.stringify(carried.at(-1))}`);
    }
    onMeasured(measuresOf(carried));
    const most = Math.min(PROMISED_SESSIONS, Math.max(...loads));
    const troubled = await carry(most, { measureMs, troubled: true });
    say(`${most} sessions, one page stalls and one floods: ${JSON.stringify(troubled)}`);
    onMeasured(troubledMeasuresOf(troubled));
    await benchSideBySide(python, { onMeasured, say });
  } finally {
    demo.remove();
  }
}
