import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { codeBehind, digestOfCode } from './playing-code.js';

const code: Record<string, string> = {
  'entry.js': `import { near } from './near.js';\nimport { other } from '@repartee/other';\nnear(other);\n`,
  'near.js': `export * from './far.js';\n`,
  'far.js': 'export const near = 1;\n',
  'beside.js': 'export const nobody = 1;\n',
  'node_modules/@repartee/other/package.json': '{ "name": "@repartee/other", "main": "./index.js" }',
  'node_modules/@repartee/other/index.js': `import './deep.js';\nimport { z } from 'zod';\n`,
  'node_modules/@repartee/other/deep.js': 'export const other = 1;\n',
};

describe('when code is told apart', () => {
  const folders: string[] = [];
  const written = (changed: Record<string, string> = {}) => {
    const folder = mkdtempSync(join(tmpdir(), 'repartee-code-'));
    folders.push(folder);
    for (const [path, text] of Object.entries({ ...code, ...changed })) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    return join(folder, 'entry.js');
  };
  afterEach(() => {
    for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
  });

  it.each(['entry.js', 'far.js', 'node_modules/@repartee/other/deep.js'])(
    'is other code where %s is another',
    (path) => {
      const changed = { [path]: `${code[path]}// changed\n` };
      expect(digestOfCode([written(changed)])).not.toBe(digestOfCode([written()]));
    },
  );

  it('is the same code in another folder, and beside other files', () => {
    expect(digestOfCode([written({ 'beside.js': '' })])).toBe(digestOfCode([written()]));
  });

  it('leaves aside what other people wrote, and takes each file once', () => {
    expect([...codeBehind([written()]).values()].sort()).toEqual(
      Object.entries(code)
        .filter(([path]) => !['beside.js', 'node_modules/@repartee/other/package.json'].includes(path))
        .map(([, text]) => text)
        .sort(),
    );
  });
});

describe('when a conversation is held', () => {
  const files = [...codeBehind([fileURLToPath(new URL('./play-session.ts', import.meta.url))]).keys()];

  it.each(['dialogue/src/recognisers', 'dialogue/src/engine', 'dialogue/src/mind', 'dialogue/src/probes'])(
    'is held by what lies in %s',
    (folder) => expect(files.filter((file) => file.includes(folder)).length).toBeGreaterThan(2),
  );

  it.each(['sessions/src/live/domain/session.decide.ts', 'kernel/src/ports/virtual-clock.ts'])(
    'is held by %s',
    (name) => expect(files.filter((file) => file.endsWith(name))).toHaveLength(1),
  );
});
