/** The colours of the page as ECharts wants them: resolved, for the theme that is shown. */
export interface ChartTheme {
  ink: string;
  inkSoft: string;
  inkFaint: string;
  line: string;
  lineStrong: string;
  surface: string;
  sunken: string;
  accent: string;
  accentSoft: string;
  spark: string;
  cohorts: readonly string[];
  less: string;
  none: string;
  more: string;
  trust: string;
  tension: string;
  openness: string;
  font: string;
  /** False where the reader wants no motion. */
  moves: boolean;
  /** The chart stands in a narrow column, as on a telephone. */
  narrow: boolean;
}

const NARROW = 520;

export const isNarrow = (host: HTMLElement): boolean => host.clientWidth < NARROW;

const COHORTS = [1, 2, 3, 4, 5, 6, 7, 8];

/** Reads the tokens through an element, so that light-dark() is settled by the browser. */
export const readTheme = (host: HTMLElement): ChartTheme => {
  const probe = document.createElement('span');
  // Where motion is reduced every element has a transition of a moment, and a colour would be read before it changes.
  probe.style.setProperty('transition', 'none', 'important');
  host.append(probe);
  const colour = (token: string): string => {
    probe.style.color = `var(--${token})`;
    return getComputedStyle(probe).color;
  };
  const theme: ChartTheme = {
    ink: colour('ink'),
    inkSoft: colour('ink-soft'),
    inkFaint: colour('ink-faint'),
    line: colour('line'),
    lineStrong: colour('line-strong'),
    surface: colour('surface'),
    sunken: colour('surface-sunken'),
    accent: colour('accent'),
    accentSoft: colour('accent-soft'),
    spark: colour('spark'),
    cohorts: COHORTS.map((number) => colour(`cohort-${number}`)),
    less: colour('diff-less'),
    none: colour('diff-none'),
    more: colour('diff-more'),
    trust: colour('trust'),
    tension: colour('tension'),
    openness: colour('openness'),
    font: getComputedStyle(probe).fontFamily,
    moves: !window.matchMedia('(prefers-reduced-motion: reduce)').matches,
    narrow: isNarrow(host),
  };
  probe.remove();
  return theme;
};

/** Plain colours for specs, where there is no page. */
export const plainTheme: ChartTheme = {
  ink: '#111',
  inkSoft: '#444',
  inkFaint: '#666',
  line: '#ddd',
  lineStrong: '#888',
  surface: '#fff',
  sunken: '#eee',
  accent: '#065',
  accentSoft: '#def',
  spark: '#ea3',
  cohorts: ['#c1', '#c2', '#c3', '#c4', '#c5', '#c6', '#c7', '#c8'],
  less: '#b50',
  none: '#999',
  more: '#05b',
  trust: '#00b',
  tension: '#b00',
  openness: '#0b0',
  font: 'Inter',
  moves: false,
  narrow: false,
};
