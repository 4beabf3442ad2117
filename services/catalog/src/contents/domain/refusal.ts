export type CatalogRefusalCode = 'unknown_content' | 'still_in_use';

/** A rule of the catalogue that a command would break. */
export class CatalogRefusal extends Error {
  constructor(readonly code: CatalogRefusalCode) {
    super(code);
    this.name = 'CatalogRefusal';
  }
}

export function isCatalogRefusal(error: unknown): error is CatalogRefusal {
  return error instanceof CatalogRefusal;
}
