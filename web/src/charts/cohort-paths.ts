/** The shapes of cohorts in a square of twelve, in the order of the charts' symbols. */
const PATHS = [
  'M6 1a5 5 0 1 1 0 10A5 5 0 0 1 6 1z',
  'M6 0l6 6-6 6-6-6z',
  'M1 1h10v10H1z',
  'M6 1l6 10H0z',
  'M3 1h6a2 2 0 0 1 2 2v6a2 2 0 0 1-2 2H3a2 2 0 0 1-2-2V3a2 2 0 0 1 2-2z',
  'M6 0l5 12-5-4-5 4z',
  'M6 12C2 7 1 6 1 4a5 4 0 0 1 10 0c0 2-1 3-5 8z',
  'M6 1a5 5 0 1 1 0 10A5 5 0 0 1 6 1zm0 2.5a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5z',
];

export const cohortPath = (place: number): string => PATHS[place % PATHS.length] ?? '';
