import { corePlays } from '@repartee/catalog';

import { planDemo } from '../plan/plan-demo.js';
import type { PlannedSession } from '../plan/plan.js';
import type { PlayedSession } from './played-session.js';
import { playedKey, playedOf } from './played-session.js';
import { recordingOfBuild, writePlayed } from './played-sessions.js';
import type { StagedPlay } from './play-session.js';
import { Player } from './player.js';

/** As many as the processor of a small machine has. */
const THREADS = 2;

interface Ahead {
  organisation: string;
  session: PlannedSession;
  staged: StagedPlay;
}

/**
 * The build plays the demo's conversations, so that the first start has only to put them on record, to score them and to
 * bring them into the tables. What does not depend on the day is played; where the contents or the code have changed
 * since, the start holds the session itself.
 */
async function playAhead(): Promise<number> {
  const recording = recordingOfBuild();
  const sessions = planned();
  const shares = Array.from({ length: THREADS }, (_, share) =>
    sessions.filter((_, index) => index % THREADS === share),
  );
  const played = await Promise.all(shares.map(playShare));
  writePlayed(played.flat(), recording);
  return sessions.length;
}

function planned(): Ahead[] {
  const plays = new Map(
    corePlays().map(({ persona, scenario, rubric }) => [
      scenario.content.id,
      {
        play: { persona: persona.content, scenario: scenario.content, rubric: rubric.content },
        pins: { persona: persona.pin, scenario: scenario.pin, rubric: rubric.pin },
      },
    ]),
  );
  const { organisations } = planDemo({ until: Date.now(), size: 'full', scenarioIds: [...plays.keys()] });
  return organisations.flatMap(({ id: organisation, sessions }) =>
    sessions.flatMap((session) => {
      const staged = plays.get(session.scenarioId);
      return staged ? [{ organisation, session, staged }] : [];
    }),
  );
}

async function playShare(share: readonly Ahead[]): Promise<PlayedSession[]> {
  const player = new Player();
  const played = await Promise.all(share.map((ahead) => hold(ahead, player)));
  await player.stop();
  return played;
}

async function hold({ organisation, session, staged }: Ahead, player: Player): Promise<PlayedSession> {
  const happenings = await player.hold(organisation, session, staged);
  return playedOf(playedKey(organisation, session, staged), session.startsAt, happenings);
}

const count = await playAhead();
process.stdout.write(`${count} conversations of the demo are played.\n`);
