/** A column's type as ClickHouse writes it, taken apart: `Array(LowCardinality(String))`. */
export interface ColumnType {
  name: string;
  /** What stands in its brackets; of what is no type (a precision, a time zone) the name alone says anything. */
  of: readonly ColumnType[];
}

/** Elements of a tuple have no names here. */
export function parseColumnType(text: string): ColumnType {
  const [, name = '', , inside] = /^([^(]+)(\((.*)\))?$/s.exec(text.trim()) ?? [];
  return { name, of: inside === undefined ? [] : splitAtCommas(inside).map(parseColumnType) };
}

/** At those that stand in no bracket. */
function splitAtCommas(text: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let from = 0;
  for (let place = 0; place < text.length; place++) {
    const character = text[place];
    if (character === '(') depth += 1;
    else if (character === ')') depth -= 1;
    else if (character === ',' && depth === 0) {
      parts.push(text.slice(from, place));
      from = place + 1;
    }
  }
  return [...parts, text.slice(from)];
}
