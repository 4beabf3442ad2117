import { projectionMigrations } from '@repartee/projections';

export interface TableKey {
  columns: readonly string[];
  /** The column whose highest value wins. */
  version: string;
}

const REPLACING =
  /CREATE TABLE IF NOT EXISTS (?<table>\w+)[^]*ENGINE = ReplacingMergeTree\((?<version>\w+)\) ORDER BY \((?<columns>[^)]*)\)/;

/** What makes a row the same row in each table, read from the migrations themselves. */
export const tableKeys: ReadonlyMap<string, TableKey> = new Map(
  projectionMigrations.flatMap(({ up }) =>
    up.flatMap((statement): [string, TableKey][] => {
      const { table, version, columns } = REPLACING.exec(statement)?.groups ?? {};
      return table && version && columns ? [[table, { version, columns: columns.split(', ') }]] : [];
    }),
  ),
);
