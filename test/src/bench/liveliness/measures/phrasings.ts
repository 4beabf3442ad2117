import type { Case, Finding } from '../finding.js';
import type { Attempt, Tried } from '../stage/tried.js';
import { shareOf } from '../tally.js';

const isFired = ({ fired }: Attempt): boolean => fired;

const part = (attempts: readonly Attempt[]): number => attempts.filter(isFired).length / Math.max(1, attempts.length);

const caseOf = ({ id, label }: Tried, { after, text, cues }: Attempt, weight: number): Case => ({
  who: `${id} (${label})`,
  turns: after === null ? [text] : [`after "${after}": ${text}`],
  reply: '',
  expected: `heard [${cues.join(', ')}]`,
  weight,
});

/** Of ten ways of doing it, the share that are heard; for the lever or misstep that is heard least, beside all of them. */
export function leversRecognised(tried: readonly Tried[]): Finding {
  return {
    tally: { kind: 'least', values: tried.map(({ fires }) => part(fires)) },
    beside: shareOf(
      tried.flatMap(({ fires }) => fires),
      isFired,
    ),
    cases: tried.flatMap((one) =>
      one.fires.filter(({ fired }) => !fired).map((attempt) => caseOf(one, attempt, 1 - part(one.fires))),
    ),
  };
}

/** Of ten turns that only look like it, the share that are taken for it; for the worst lever or misstep, beside all. */
export function nearMissesFired(tried: readonly Tried[]): Finding {
  return {
    tally: { kind: 'most', values: tried.map(({ near }) => part(near)) },
    beside: shareOf(
      tried.flatMap(({ near }) => near),
      isFired,
    ),
    cases: tried.flatMap((one) =>
      one.near.filter(({ fired }) => fired).map((attempt) => caseOf(one, attempt, part(one.near))),
    ),
  };
}
