import { corePack } from '../core-pack.js';
import type { Pack, PackFile } from './pack.js';
import { readPack } from './read-pack.js';
import { findTooAlike, tooAlike } from './separation.js';

const core = corePack();
const named = (...names: string[]) => core.filter(({ path }) => names.some((name) => path.endsWith(`/${name}.yaml`)));
const files = named('samira-haddad', 'complaint-care', 'unhappy-customer');

/** The rubric asks for what nobody does, so everybody earns nothing. */
const blind = (file: PackFile): PackFile =>
  file.path.includes('complaint-care')
    ? { ...file, text: file.text.replace(/^( {10}(?:met|partly):) .*$/gm, '$1 { cue: out_of_role }') }
    : file;

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
    expect(pauses).toBe(40);
  });

  it('tells file, line and remedy of one that does not', async () => {
    const problems = await found(readPack(files.map(blind)));
    expect(problems).toEqual([
      {
        file: expect.stringMatching(/unhappy-customer\.yaml$/),
        line: 1,
        message: expect.stringMatching(/come out too much alike: 0 and 0 points .* Let levers move more/),
      },
    ]);
  });

  it('holds its conversations with each sample case of a template', async () => {
    let pauses = 0;
    const template = readPack(named('someone-outside', 'own-case', 'case-unhappy-customer'));
    const problems = await found(template, () => {
      pauses += 1;
      return Promise.resolve();
    });
    expect(problems).toEqual([]);
    expect(pauses).toBe(80);
  });

  it('takes the persona and the rubric that are published already', async () => {
    const whole = readPack(files);
    const alone = { ...whole, personas: [], rubrics: [] };
    const published = {
      personas: whole.personas.map(({ content }) => content),
      rubrics: readPack(files.map(blind)).rubrics.map(({ content }) => content),
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
