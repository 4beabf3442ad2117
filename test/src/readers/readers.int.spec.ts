import { beforeAll, describe, expect, it } from '@jest/globals';

import { benchReaders } from '../bench/readers.bench.js';
import type { Measure } from '../bench/measure.js';

describe('the log as others read it', () => {
  const measures: Measure[] = [];

  beforeAll(() => benchReaders({ onMeasured: (some) => void measures.push(...some), say: () => undefined }), 180_000);

  it.each(['kcat_events', 'python_events_read', 'cloudevents_decoded'])('gives each score once: %s', (name) => {
    const { value, goal } = measures.find(({ measure }) => measure === name) ?? {};

    expect(goal).toBeGreaterThan(0);
    expect(value).toBe(goal);
  });
});
