import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import { runCheckPack } from './check-pack.command.js';
import { alikePack } from './pack/alike-pack.fixture.js';

async function run(folder: string, ...args: string[]) {
  const printed: string[] = [];
  const errors: string[] = [];
  const status = await runCheckPack(args, folder, {
    print: (text) => void printed.push(text),
    printError: (text) => void errors.push(text),
  });
  return { status, printed: printed.join(''), errors: errors.join('') };
}

describe('the check of a pack', () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'repartee-pack-'));
  });

  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('names file and line of what is wrong', async () => {
    mkdirSync(join(folder, 'rubrics'));
    writeFileSync(join(folder, 'rubrics', 'care.yaml'), 'id: care\nskills: [\nname: x\n');
    const { status, printed } = await run(folder, folder);
    expect(status).toBe(1);
    expect(printed).toMatch(/^rubrics\/care\.yaml:\d+: .*\n0 personas, 0 scenarios, 0 rubrics read: 1 to mend\.\n$/);
  });

  it('refuses a scenario that novices and experts of the panel come out of alike', async () => {
    for (const { path, text } of alikePack()) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    const { status, printed } = await run(folder, folder);
    expect(status).toBe(1);
    expect(printed).toMatch(/^scenarios\/unhappy-customer\.yaml:1: novices and experts .* too much alike: .*$/m);
    expect(printed).toMatch(/1 personas, 1 scenarios, 1 rubrics read: 1 to mend\.\n$/);
  }, 60_000);

  it('does not pass a folder without content for a good pack', async () => {
    expect(await run(folder, folder)).toMatchObject({
      status: 2,
      printed: '',
      errors: expect.stringContaining('no YAML'),
    });
  });

  it('says what cannot be read', async () => {
    expect(await run(folder, join(folder, 'none'))).toMatchObject({
      status: 2,
      errors: expect.stringContaining('ENOENT'),
    });
  });

  it.each([[[]], [['--strict', 'pack']], [['one', 'two']]])('answers %j with its help', async (args) => {
    expect(await run(folder, ...args)).toMatchObject({ status: 2, errors: expect.stringContaining('Checks a pack') });
  });
});
