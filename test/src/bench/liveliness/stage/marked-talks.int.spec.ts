import { join } from 'node:path';

import { languages } from '@repartee/proto';

import { repositoryRoot } from '../../../harness/repository.js';
import { readMarkedTalks } from '../corpus/marked-talks.js';
import { playsOfPack } from '../plays.js';
import { Readings } from './readings.js';
import { repliesTo } from './replies-to.fixture.js';

const talks = playsOfPack().flatMap((play) =>
  languages.flatMap((language) => {
    const { id } = play.scenario;
    const folder = join(repositoryRoot, 'test/liveliness', id, language);
    return readMarkedTalks(folder).map((talk) => ({ ...talk, opens: talk.lines[0], play, id, language }));
  }),
);

describe.each(talks)('$id ($language), begun with "$opens"', ({ lines, marked, play, language }) => {
  const replies = repliesTo(lines, new Readings(play, language), language);

  it.each(marked)('does not answer line $to with what nobody would say: $pieces', ({ to, pieces }) => {
    const heard = replies[to - 1] ?? [];
    expect(heard.length).toBeGreaterThan(0);
    expect(heard.filter((reply) => pieces.every((piece) => reply.includes(piece)))).toEqual([]);
  });
});
