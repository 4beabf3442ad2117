/**
 * Statements by which no row of `table` stays that has the same `columns` as a row of `by`, whichever of them is written
 * first: topics are read side by side, so that what was erased last may be heard of before what there was to erase.
 */
export function takenOut(table: string, by: string, columns: readonly string[]): string[] {
  const are = (row: string) => columns.map((column) => `${row}.${column} = NEW.${column}`).join(' AND ');
  return [
    `CREATE TRIGGER ${table}_kept_out_by_${by} BEFORE INSERT ON ${table} WHEN EXISTS (SELECT 1 FROM ${by} WHERE ${are(by)})
     BEGIN SELECT RAISE(IGNORE); END`,
    `CREATE TRIGGER ${table}_taken_out_by_${by} AFTER INSERT ON ${by}
     BEGIN DELETE FROM ${table} WHERE ${are(table)}; END`,
  ];
}

/**
 * Statements by which a row of `table` is written only where there is a row of `owner` with the same value in `column`,
 * and goes with it. The owner may be written again.
 */
export function onlyWith(owner: string, table: string, column: string): string[] {
  return [
    `CREATE TRIGGER ${table}_only_with_${owner} BEFORE INSERT ON ${table}
     WHEN NOT EXISTS (SELECT 1 FROM ${owner} WHERE ${owner}.${column} = NEW.${column})
     BEGIN SELECT RAISE(IGNORE); END`,
    `CREATE TRIGGER ${table}_goes_with_${owner} AFTER DELETE ON ${owner}
     BEGIN DELETE FROM ${table} WHERE ${table}.${column} = OLD.${column}; END`,
  ];
}
