import { create } from '@bufbuild/protobuf';
import type { Play } from '@repartee/dialogue';
import { commonV1 } from '@repartee/proto';

import { toCalibration } from '../calibration/calibration.js';
import { panelPlays, playForPanel } from '../calibration/panel.js';
import { corePack } from '../core-pack.js';
import { blinded } from './alike-pack.fixture.js';
import type { Pack } from './pack.js';
import { readPack } from './read-pack.js';
import { findTooAlike, playEnds, tooAlike } from './separation.js';

const core = corePack();
const named = (...names: string[]) => core.filter(({ path }) => names.some((name) => path.endsWith(`/${name}.yaml`)));
const files = named('samira-haddad', 'complaint-care', 'unhappy-customer');

const found = (pack: Pack, pause = () => Promise.resolve()) =>
  findTooAlike(pack.scenarios, pack, { published: { personas: [], rubrics: [] }, pause });

describe('the panel before a scenario is published', () => {
  it('lets one pass that tells novices from experts, and hands over between its conversations', async () => {
    let pauses = 0;
    const problems = await found(readPack(files), () => {
      pauses += 1;
      return Promise.resolve();
    });
    expect(problems).toEqual([]);
    expect(pauses).toBe(80);
  });

  it('tells file, line and remedy of one that does not', async () => {
    const problems = await found(readPack(files.map(blinded)));
    expect(problems).toEqual([
      {
        file: expect.stringMatching(/unhappy-customer\.yaml$/),
        line: 1,
        message: expect.stringMatching(/come out too much alike: 0 and 0 points over 40 .* Let levers move more/),
      },
    ]);
  });

  it('decides by the plays that the calibration of a version shows', async () => {
    const pack = readPack(files);
    const [scenario, persona, rubric] = [pack.scenarios, pack.personas, pack.rubrics].map(([one]) => one?.content);
    const play = { scenario, persona, rubric } as Play;
    const { d, novice, expert } = await playEnds(play, () => Promise.resolve());
    const ends = panelPlays().filter(({ level }) => level === 'novice' || level === 'expert');
    const { levels } = toCalibration(
      create(commonV1.PinSchema, { id: 'unhappy-customer', version: 1 }),
      ends.map((one) => playForPanel(play, one)),
    );
    const [low, high] = ['novice', 'expert'].map((name) => levels.find(({ level }) => level === name));
    if (!low || !high) throw new Error('The panel has no such level.');
    expect([novice, expert].map((mean) => Math.round(100 * mean))).toEqual([low.scoreMean, high.scoreMean]);
    const pooled = Math.sqrt((low.scoreSd ** 2 + high.scoreSd ** 2) / 2);
    expect(d).toBeCloseTo((high.scoreMean - low.scoreMean) / pooled, 2);
  });

  it('holds its conversations with each sample case of a template', async () => {
    let pauses = 0;
    const template = readPack(named('someone-outside', 'own-case', 'case-unhappy-customer'));
    const problems = await found(template, () => {
      pauses += 1;
      return Promise.resolve();
    });
    expect(problems).toEqual([]);
    expect(pauses).toBe(160);
  });

  it('takes the persona and the rubric that are published already', async () => {
    const whole = readPack(files);
    const alone = { ...whole, personas: [], rubrics: [] };
    const published = {
      personas: whole.personas.map(({ content }) => content),
      rubrics: readPack(files.map(blinded)).rubrics.map(({ content }) => content),
    };
    const problems = await findTooAlike(alone.scenarios, alone, { published, pause: () => Promise.resolve() });
    expect(problems).toHaveLength(1);
  });
});

describe('what is too much alike', () => {
  const apart = (d: number | null) => tooAlike({ d, novice: 41.6, expert: 52.4, plays: 20 });

  it('is less than one and a half standard deviations', () => {
    expect(apart(1.5)).toBeNull();
    expect(apart(1.49)).toMatch(/42 and 52 points over 20 conversations each, by 1\.5 standard deviations apart/);
    expect(apart(-2)).toMatch(/by -2\.0 standard deviations/);
  });
});
