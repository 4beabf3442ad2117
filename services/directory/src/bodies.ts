/** Routes that take a whole file, with the bytes of their largest body: 2,000,000 characters of a spreadsheet as JSON. */
export const directoryBodies = { '/api/people/import': 6_000_000 } as const;
