import { join } from 'node:path';

import { languages } from '@repartee/proto';

import { repositoryRoot } from '../../../harness/repository.js';
import { readMarkedTalks } from '../corpus/marked-talks.js';
import { playsOfPack } from '../plays.js';
import { holdAgain, saidAgain } from './held-talk.js';
import { Readings } from './readings.js';

const talks = playsOfPack().flatMap((play) =>
  languages.flatMap((language) => {
    const { id } = play.scenario;
    const readings = new Readings(play, language);
    return readMarkedTalks(join(repositoryRoot, 'test/liveliness', id, language))
      .map((talk) => ({ talk, gone: talk.marked.filter(({ open }) => !open), readings }))
      .filter(({ gone }) => gone.length > 0)
      .map((one) => ({ ...one, id, language, opens: one.talk.lines[0] }));
  }),
);

describe.each(talks)('$id ($language), begun with "$opens"', ({ talk, gone, readings }) => {
  // What comes after the last mark changes none of the replies before it.
  const lines = talk.lines.slice(0, Math.max(...gone.map(({ to }) => to)));
  const held = holdAgain({ ...talk, lines }, readings);

  it.each(gone)('does not answer line $to with what nobody would say: $pieces', (mark) => {
    expect(held.replies[mark.to - 1]?.length).toBeGreaterThan(0);
    expect(saidAgain(held, mark)).toEqual([]);
  });
});
