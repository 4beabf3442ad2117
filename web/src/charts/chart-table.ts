export type Cell = string | number | null;

/** The same figures as the chart, as a table: read aloud, copied, taken as CSV. */
export interface ChartTable {
  columns: readonly string[];
  rows: readonly (readonly Cell[])[];
}

const quote = (cell: Cell): string => {
  const text = cell === null ? '' : String(cell);
  // A leading = + - @ would be run as a formula by spreadsheet programs, unless it is a plain number.
  const safe = /^[=+\-@\t\r]/.test(text) && !/^[+-]?\d+([.,]\d+)?$/.test(text) ? `'${text}` : text;
  return /[",\n;]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

/** RFC 4180, with the byte order mark that spreadsheet programs need to read UTF-8. */
export const toCsv = ({ columns, rows }: ChartTable): string =>
  `\uFEFF${[columns, ...rows].map((row) => row.map(quote).join(',')).join('\r\n')}\r\n`;
