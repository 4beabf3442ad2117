import { describe, expect, it } from '@jest/globals';

import { HeardPersona } from './heard-persona.js';

/** A sample is a millisecond; each has its own number, over both segments. */
const chunk = (epoch: number, segment: number, firstSample: number, values: readonly number[]) => ({
  ...{ epoch, segment, firstSample, pcm: new Uint8Array(Int16Array.from(values).buffer) },
});
const valuesOf = (pcm: Uint8Array): number[] => [...new Int16Array(Uint8Array.from(pcm).buffer)];
const count = (from: number, to: number): number[] => Array.from({ length: to - from }, (_, at) => from + at);

function played(persona: HeardPersona, report: [epoch: number, segment: number, rendered: number], atMs: number) {
  const [epoch, segment, rendered] = report;
  const heard = persona.played({ epoch, segment, rendered }, atMs);
  return heard && { atMs: heard.atMs, values: valuesOf(heard.pcm) };
}

function speaking(): HeardPersona {
  const persona = new HeardPersona(1_000);
  persona.send(chunk(1, 0, 0, count(0, 100)));
  persona.send(chunk(1, 0, 100, count(100, 200)));
  persona.send(chunk(1, 1, 0, count(200, 300)));
  return persona;
}

describe('the persona’s sound', () => {
  it('is heard as far as the player says, at the time at which it sounded', () => {
    const persona = speaking();
    expect(played(persona, [1, 0, 150], 1_150)).toEqual({ atMs: 1_000, values: count(0, 150) });
    expect(played(persona, [1, 1, 20], 1_220)).toEqual({ atMs: 1_150, values: count(150, 220) });
  });

  it('has no gap where a report only came late', () => {
    const persona = speaking();
    played(persona, [1, 0, 100], 1_100);
    expect(played(persona, [1, 0, 200], 1_350)).toMatchObject({ atMs: 1_100 });
  });

  it('has one where it was held', () => {
    const persona = speaking();
    played(persona, [1, 0, 100], 1_100);
    expect(played(persona, [1, 0, 200], 2_200)).toMatchObject({ atMs: 2_100 });
  });

  it('ends where it was cut: what was sent and not rendered was not heard', () => {
    const persona = speaking();
    expect(played(persona, [1, 0, 120], 1_120)?.values).toHaveLength(120);
    persona.send(chunk(2, 0, 0, count(500, 600)));
    expect(played(persona, [1, 1, 100], 1_400)).toBeUndefined();
    expect(played(persona, [2, 0, 100], 2_000)).toEqual({ atMs: 1_900, values: count(500, 600) });
  });

  it('is not heard twice, nor beyond what was sent, nor by a report of another reply', () => {
    const persona = speaking();
    expect(played(persona, [2, 0, 100], 1_000)).toBeUndefined();
    expect(played(persona, [1, 1, 9_999], 1_300)?.values).toEqual(count(0, 300));
    expect(played(persona, [1, 1, 9_999], 1_400)).toBeUndefined();
    expect(played(persona, [1, 0, 50], 1_500)).toBeUndefined();
  });
});
