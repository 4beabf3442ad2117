import type { ImportProblem } from '@repartee/proto';
import { importColumns } from '@repartee/proto';
import { CsvError, parse } from 'csv-parse/sync';

import type { ImportWords } from './import-words.js';

export type Column = (typeof importColumns)[number];
export type CsvLine = { line: number; cells: Partial<Record<Column, string>> };

export interface CsvContent {
  lines: CsvLine[];
  errors: ImportProblem[];
}

const required: readonly Column[] = ['name', 'email', 'site', 'team'];

/** What a file in another encoding leaves behind where a letter had an accent. */
const LOST_LETTER = '\ufffd';

/** The lines of a file with a header, separated by commas, semicolons or tabs, as spreadsheets write them. */
export function readCsv(text: string, words: ImportWords): CsvContent {
  try {
    const records = parseRecords(text);
    const [header, ...rows] = records;
    if (!header) return { lines: [], errors: [{ line: 1, column: '', message: words.emptyFile }] };
    const columns = header.record.map((cell) => cell.toLowerCase());
    const errors = [...headerProblems(columns, header.line, words), ...lineProblems(rows, columns.length, words)];
    return { lines: errors.length > 0 ? [] : rows.map((row) => toLine(row, columns)), errors };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return { lines: [], errors: [{ line: Number(error['lines'] ?? 1), column: '', message: words.openQuotation }] };
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

function headerProblems(columns: readonly string[], line: number, words: ImportWords): ImportProblem[] {
  const known: readonly string[] = importColumns;
  const unknown = columns.filter((column) => !known.includes(column));
  const missing = required.filter((column) => !columns.includes(column));
  const twice = columns.filter((column, index) => known.includes(column) && columns.indexOf(column) < index);
  return [
    ...unknown.map((column) => ({ line, column, message: words.unknownColumn(column, importColumns.join(', ')) })),
    ...missing.map((column) => ({ line, column, message: words.missingColumn(column) })),
    ...twice.map((column) => ({ line, column, message: words.doubleColumn(column) })),
  ];
}

/** Lines that cannot be what was meant, so that no other finding about them would help. */
function lineProblems(rows: readonly CsvRecord[], columns: number, words: ImportWords): ImportProblem[] {
  return rows.flatMap(({ record, line }) => {
    if (record.some((cell) => cell.includes(LOST_LETTER))) return [{ line, column: '', message: words.notUtf8 }];
    const isTooLong = record.slice(columns).some((cell) => cell !== '');
    return isTooLong ? [{ line, column: '', message: words.tooManyCells }] : [];
  });
}

function toLine({ record, line }: CsvRecord, columns: readonly string[]): CsvLine {
  return { line, cells: Object.fromEntries(columns.map((column, index) => [column, record[index] ?? ''])) };
}
