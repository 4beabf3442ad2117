import type { Check } from '@repartee/proto';

import type { Fit } from './check-leaf.js';
import { fitsOf, looksForSomething } from './check-leaf.js';
import type { Evidence, SessionView } from './session-view.js';
import { wholeTurn } from './session-view.js';

/** Whether a check holds, and the places that speak for it; where it does not hold, those that there were. */
export interface CheckResult {
  holds: boolean;
  evidence: Evidence[];
}

const evidenceOf = (results: readonly CheckResult[]) => results.flatMap(({ evidence }) => evidence);

function counts(leaf: Check, fits: readonly Fit[], turns: number): boolean {
  const { at_least, at_most, different, share_at_least, share_at_most } = leaf;
  const share = turns === 0 ? 0 : (fits.length * 100) / turns;
  const bounds = [at_most, different, share_at_least, share_at_most];
  const least = at_least ?? (bounds.every((bound) => bound === undefined) ? 1 : 0);
  return (
    fits.length >= least &&
    (at_most === undefined || fits.length <= at_most) &&
    (different === undefined || new Set(fits.flatMap(({ ids }) => ids)).size >= different) &&
    (share_at_least === undefined || share >= share_at_least) &&
    (share_at_most === undefined || share <= share_at_most)
  );
}

function checkObjective(leaf: Check, view: SessionView): CheckResult {
  const holds = view.transcript.ending.objectiveReached === leaf.objective;
  const last = view.steps.at(-1);
  return { holds, evidence: holds && leaf.objective && last ? [wholeTurn(last.turn)] : [] };
}

function checkLeaf(leaf: Check, view: SessionView): CheckResult {
  const fits = fitsOf(leaf, view);
  const holds = counts(leaf, fits, view.steps.length);
  const isLimit = (leaf.at_most ?? leaf.share_at_most) !== undefined;
  // Nothing shows that something was avoided; where it was not, the turns that did it show that.
  const shows = looksForSomething(leaf) && !(isLimit && holds);
  return { holds, evidence: shows ? fits.flatMap(({ evidence }) => evidence) : [] };
}

function checkAll(results: readonly CheckResult[]): CheckResult {
  const failed = results.filter(({ holds }) => !holds);
  return { holds: failed.length === 0, evidence: evidenceOf(failed.length === 0 ? results : failed) };
}

function checkAny(results: readonly CheckResult[]): CheckResult {
  const held = results.filter(({ holds }) => holds);
  return { holds: held.length > 0, evidence: evidenceOf(held.length > 0 ? held : results) };
}

function checkNot({ holds, evidence }: CheckResult): CheckResult {
  return { holds: !holds, evidence: holds ? evidence : [] };
}

/** Answers a rubric's check on a session. Evidence is as found: `soundEvidence` keeps what may be shown. */
export function evaluateCheck(check: Check, view: SessionView): CheckResult {
  const each = (checks: readonly Check[]) => checks.map((one) => evaluateCheck(one, view));
  const { all, any, not, objective, ...leaf } = check;
  const parts: CheckResult[] = [];
  if (all) parts.push(checkAll(each(all)));
  if (any) parts.push(checkAny(each(any)));
  if (not) parts.push(checkNot(evaluateCheck(not, view)));
  if (objective !== undefined) parts.push(checkObjective(check, view));
  const hasLeaf = Object.values(leaf).some((member) => member !== undefined);
  if (hasLeaf || parts.length === 0) parts.push(checkLeaf(leaf, view));
  return parts.length === 1 && parts[0] ? parts[0] : checkAll(parts);
}
