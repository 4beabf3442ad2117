import { describe, expect, it } from 'vitest';

import { formatSigned } from '../i18n/format.js';
import { cellText, figureCell, toCsv } from './chart-table.js';

describe('a chart as CSV', () => {
  it('quotes what needs it and disarms formulas, but not numbers', () => {
    const csv = toCsv({
      columns: ['name', 'points'],
      rows: [
        ['a "b", c', -4.2],
        ['=1+1', null],
        ['-4', 3],
      ],
    });
    expect(csv).toBe('\uFEFFname,points\r\n"a ""b"", c",-4.2\r\n\'=1+1,\r\n-4,3\r\n');
  });

  it('holds figures that a program can count with, however the page writes them', () => {
    const loss = figureCell(-3.24, 1, (value, decimals) => formatSigned(value, 'fr', decimals));
    expect(cellText(loss)).toBe('\u22123,2');
    expect(toCsv({ columns: ['change'], rows: [[loss]] })).toBe('\uFEFFchange\r\n-3.2\r\n');
  });
});
