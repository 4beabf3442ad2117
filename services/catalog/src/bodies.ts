/** Routes that take whole files, with the bytes of their largest body: the YAML texts of a pack as JSON. */
export const catalogBodies = { '/api/catalog/packs': 16_000_000 } as const;
