import { describe, expect, it } from '@jest/globals';

import { figuresSince, showRebuild } from './rebuild-progress.js';

describe('the progress of a rebuild', () => {
  it('tells rows, the rate of this run and the time left', () => {
    let now = 1_000;
    const figures = figuresSince(() => now);
    now = 5_000;

    expect(figures({ through: 40_000, of: 100_000, events: 40_000, rows: 61_234 })).toEqual({
      percentage: 40,
      words: '61,234 rows  10,000 events/s  6 s left',
    });
  });

  it('counts no time for what an earlier run has stored', () => {
    let now = 0;
    const figures = figuresSince(() => now);
    now = 1_000;

    // 10,000 events in one second, after 70,000 of before; 20,000 are left.
    expect(figures({ through: 80_000, of: 100_000, events: 10_000, rows: 12_000 }).words).toBe(
      '12,000 rows  10,000 events/s  2 s left',
    );
  });

  it('writes a plain line every two seconds where there is no terminal, and the last one', () => {
    let now = 0;
    const lines: string[] = [];
    const show = showRebuild({ write: (line: string) => lines.push(line) > 0, isTTY: false }, () => now);
    for (let batch = 1; batch <= 5; batch += 1) {
      now = batch * 900;
      show.stored({ through: batch * 900, of: 4_500, events: batch * 900, rows: batch * 900 });
    }
    show.end();

    expect(lines).toEqual([
      '  60 %  2,700 rows  1,000 events/s  2 s left\n',
      '  100 %  4,500 rows  1,000 events/s  0 s left\n',
    ]);
  });
});
