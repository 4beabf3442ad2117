/** The database in which a rebuild fills its tables; what one that was cut off has left there is gone on from. */
export const rebuildDatabase = (inUse: string): string => `${inUse}_rebuild`;

/** The database in which a verification fills its tables. */
export const verifyDatabase = (inUse: string): string => `${inUse}_verify`;
