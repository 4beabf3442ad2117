/** A figure as the page writes it in its language, and as a program reads it. */
export interface FigureCell {
  value: number;
  shown: string;
}

export type Cell = string | number | FigureCell | null;

/** The same figures as the chart, as a table: read aloud, copied, taken as CSV. */
export interface ChartTable {
  columns: readonly string[];
  rows: readonly (readonly Cell[])[];
}

/** A figure at so many decimals, both written and as it is taken away. */
export const figureCell = (
  value: number,
  decimals: number,
  write: (value: number, decimals: number) => string,
): FigureCell => ({ value: Number(value.toFixed(decimals)), shown: write(value, decimals) });

/** As the page shows it. */
export const cellText = (cell: Cell): string => {
  if (cell === null) return '–';
  return typeof cell === 'object' ? cell.shown : String(cell);
};

/** Figures with a point and a plain minus, as every spreadsheet program reads them; words are never run as a formula. */
const csvCell = (cell: Cell): string => {
  if (cell === null) return '';
  if (typeof cell !== 'string') return String(typeof cell === 'object' ? cell.value : cell);
  const safe = /^[=+\-@\t\r]/.test(cell) && !/^[+-]?\d+([.,]\d+)?$/.test(cell) ? `'${cell}` : cell;
  return /[",\n;]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

/** RFC 4180, with the byte order mark that spreadsheet programs need to read UTF-8. */
export const toCsv = ({ columns, rows }: ChartTable): string =>
  `\uFEFF${[columns, ...rows].map((row) => row.map(csvCell).join(',')).join('\r\n')}\r\n`;
