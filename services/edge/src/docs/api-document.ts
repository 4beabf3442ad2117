import { z } from 'zod';

const ByName = z.record(z.string(), z.record(z.string(), z.unknown()));

/** As much of an OpenAPI document as has to be known to put several into one. */
export const ApiDocument = z.looseObject({ paths: ByName, components: ByName.default({}) });

export type ApiDocument = z.infer<typeof ApiDocument>;

/**
 * One document of what the documents of several services say. An address that two of them answer, each to methods of its
 * own, has the methods of both; what is said of the product as a whole is what the first says.
 */
export function mergeApiDocuments(documents: readonly [ApiDocument, ...ApiDocument[]]): ApiDocument {
  const [first, ...others] = documents;
  return others.reduce(
    (whole, { paths, components }) => ({
      ...whole,
      paths: mergeByName(whole.paths, paths),
      components: mergeByName(whole.components, components),
    }),
    first,
  );
}

type ByName = z.infer<typeof ByName>;

function mergeByName(one: ByName, other: ByName): ByName {
  const merged = { ...one };
  for (const [name, entries] of Object.entries(other)) merged[name] = { ...merged[name], ...entries };
  return merged;
}
