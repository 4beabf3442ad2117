import type { Calibration } from '@repartee/proto';
import { mount } from '@vue/test-utils';
import { beforeEach, describe, expect, it } from 'vitest';

import { i18n, setLanguage } from '../../i18n/i18n.js';
import CalibrationView from './CalibrationView.vue';

const level = (name: string, scoreMean: number): Calibration['levels'][number] => ({
  ...{ level: name, plays: 40, scoreMean, scoreSd: 10, scoreP10: 0, scoreP50: 0, scoreP90: 0 },
  ...{ objectiveShare: 0, leversMean: 0, durationMeanS: 0 },
});
const textOf = (...levels: Calibration['levels']) =>
  mount(CalibrationView, {
    props: {
      calibration: { engine: 'engine 1', scorer: 'scorer 1', levels },
      scenario: { id: 'unhappy-customer', version: 1, sha256: 'x' },
    },
    global: { plugins: [i18n], stubs: { LineageButton: true } },
  }).text();
const textWith = (expert: number) => textOf(level('novice', 30), level('expert', expert));

describe('the calibration of a version', () => {
  beforeEach(() => setLanguage('en'));

  it('says what is asked of a new one', () => {
    // (50 - 30) / 10.
    expect(textWith(50)).toContain('Experts stand 2.0 standard deviations above novices.');
    expect(textWith(50)).toContain('A new version with less than 1.5 is not published.');
  });

  it('says of one that stands below that it is published all the same', () => {
    expect(textWith(44)).toContain('That is less than the 1.5 a new version needs.');
    expect(textWith(44)).not.toContain('is not published');
  });

  it('shows levers and time as median and range, and as means where a release before has calibrated', () => {
    const before = { ...level('novice', 30), leversMean: 2.5, durationMeanS: 90 };
    const spread = { levers: { p10: 1, p50: 3, p90: 5 }, durationS: { p10: 60, p50: 180, p90: 330 } };
    expect(textOf(before)).toMatch(/2\.5.*1\.5 min/s);
    expect(textOf({ ...before, ...spread })).toMatch(/3\s+1 to 5.*3\.0 min\s+1\.0 to 5\.5/s);
  });
});
