import { importColumns } from '@repartee/proto';
import { CsvError, parse } from 'csv-parse/sync';

export type Column = (typeof importColumns)[number];
export type CsvLine = { line: number; cells: Partial<Record<Column, string>> };

export interface CsvProblem {
  line: number;
  column: string;
  message: string;
}

export interface CsvContent {
  lines: CsvLine[];
  errors: CsvProblem[];
}

const required: readonly Column[] = ['name', 'email', 'site', 'team'];

/** The lines of a file with a header, separated by commas, semicolons or tabs, as spreadsheets write them. */
export function readCsv(text: string): CsvContent {
  try {
    const records = parseRecords(text);
    const [header, ...rows] = records;
    if (!header)
      return { lines: [], errors: [{ line: 1, column: '', message: 'The file is empty; begin with a header.' }] };
    const columns = header.record.map((cell) => cell.toLowerCase());
    const errors = headerProblems(columns, header.line);
    return { lines: errors.length > 0 ? [] : rows.map((row) => toLine(row, columns)), errors };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = Number(error['lines'] ?? 1);
    const message =
      'A quotation mark is opened and not closed, or stands in the middle of a cell; double it there ("").';
    return { lines: [], errors: [{ line, column: '', message }] };
  }
}

interface CsvRecord {
  record: string[];
  line: number;
}

function parseRecords(text: string): CsvRecord[] {
  const options = { bom: true, delimiter: delimiterOf(text), trim: true, skip_empty_lines: true };
  const parsed = parse(text, { ...options, relax_column_count: true, info: true });
  return (parsed as unknown as { record: string[]; info: { lines: number } }[]).map(({ record, info }) => ({
    record,
    line: info.lines,
  }));
}

/** The one that the header has most of. */
function delimiterOf(text: string): string {
  const header = text.split(/\r?\n/, 1)[0] ?? '';
  const count = (delimiter: string) => header.split(delimiter).length;
  return [',', ';', '\t'].reduce((best, delimiter) => (count(delimiter) > count(best) ? delimiter : best));
}

function headerProblems(columns: readonly string[], line: number): CsvProblem[] {
  const known: readonly string[] = importColumns;
  const unknown = columns.filter((column) => !known.includes(column));
  const missing = required.filter((column) => !columns.includes(column));
  return [
    ...unknown.map((column) => ({
      line,
      column,
      message: `The column "${column}" has no meaning here; the columns are ${importColumns.join(', ')}.`,
    })),
    ...missing.map((column) => ({ line, column, message: `The column "${column}" is missing; add it to the header.` })),
  ];
}

function toLine({ record, line }: CsvRecord, columns: readonly string[]): CsvLine {
  return { line, cells: Object.fromEntries(columns.map((column, index) => [column, record[index] ?? ''])) };
}
