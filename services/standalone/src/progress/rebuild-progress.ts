import cliProgress from 'cli-progress';

type Output = Pick<NodeJS.WriteStream, 'write'> & { isTTY?: boolean };

/** What is stored so far, of how much. */
export interface Stored {
  through: number;
  of: number;
  events: number;
  rows: number;
}

export interface ShowRebuild {
  stored(stored: Stored): void;
  end(): void;
}

/** Milliseconds between two plain lines. */
const LINE_EVERY = 2000;

/** Rows, rate and time left: a bar where there is a terminal, else a plain line now and then. `now` in milliseconds. */
export function showRebuild(output: Output, now: () => number): ShowRebuild {
  const figures = figuresSince(now);
  return output.isTTY ? bar(output as NodeJS.WriteStream, figures) : plainLines(output, figures, now);
}

interface Figures {
  /** From 0 to 100. */
  percentage: number;
  words: string;
}

/** The rate is that of this run: an earlier one may have stored the beginning. */
export function figuresSince(now: () => number): (stored: Stored) => Figures {
  const began = now();
  let first: number | undefined;
  return ({ through, of, events, rows }) => {
    const seconds = Math.max(now() - began, 1) / 1000;
    first ??= Math.max(through - events, 0);
    const rate = events / seconds;
    const left = ((of - through) / Math.max(through - first, 1)) * seconds;
    const words = `${count(rows)} rows  ${count(rate)} events/s  ${timeWords(left)} left`;
    return { percentage: of === 0 ? 100 : Math.floor((through / of) * 100), words };
  };
}

function bar(output: NodeJS.WriteStream, figures: (stored: Stored) => Figures): ShowRebuild {
  const single = new cliProgress.SingleBar(
    {
      stream: output,
      format: '  {bar} {percentage} %  {words}',
      ...{ clearOnComplete: true, hideCursor: true, fps: 10, barsize: 28, gracefulExit: false },
    },
    cliProgress.Presets.shades_classic,
  );
  single.start(100, 0, { words: '' });
  return {
    stored: (stored) => {
      const { percentage, words } = figures(stored);
      single.update(percentage, { words });
    },
    end: () => single.stop(),
  };
}

function plainLines(output: Output, figures: (stored: Stored) => Figures, now: () => number): ShowRebuild {
  let next = now() + LINE_EVERY;
  return {
    stored: (stored) => {
      const { percentage, words } = figures(stored);
      if (now() < next && stored.through < stored.of) return;
      next = now() + LINE_EVERY;
      output.write(`  ${percentage} %  ${words}\n`);
    },
    end: () => undefined,
  };
}

export const count = (value: number): string => Math.round(value).toLocaleString('en');

function timeWords(seconds: number): string {
  const whole = Math.ceil(seconds);
  return whole < 60 ? `${whole} s` : `${Math.floor(whole / 60)} min ${whole % 60} s`;
}
