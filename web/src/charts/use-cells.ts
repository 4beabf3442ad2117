import { useWords } from '../i18n/use-words.js';
import { figureCell } from './chart-table.js';
import type { Cell } from './chart-table.js';

type Value = number | null | undefined;

/** Figures for a chart's table, at so many decimals; empty where there is none. */
export const useCells = () => {
  const { number, signed } = useWords();
  const cell =
    (write: (value: number, decimals: number) => string) =>
    (value: Value, decimals = 0): Cell =>
      value === null || value === undefined ? null : figureCell(value, decimals, write);
  return { cell: cell(number), signedCell: cell(signed) };
};
