import type { Play, ProbeAct, ProbeLearner, ProbeLevel } from '@repartee/dialogue';
import { engine, offlineMind, probeLearner, probeLevels, recogniser, skillOfLevel } from '@repartee/dialogue';
import { SeededRandomness, TimeOrderedIds, VirtualClock } from '@repartee/kernel/ports';
import type { Language, SkillId } from '@repartee/proto';
import type { ContentPin, LiveSession, SessionCommand, SessionEvent, SessionState } from '@repartee/sessions/domain';
import { LIMIT_MS, decide, evolve, initialState, wordingSeedOf } from '@repartee/sessions/domain';

import type { PlannedSession } from '../plan/plan.js';

export interface StagedPlay {
  play: Play;
  pins: { persona: ContentPin; scenario: ContentPin; rubric: ContentPin };
}

/** Something that happened in a session, with what it goes on record under. */
export interface Happening {
  id: string;
  /** UTC, milliseconds since 1970. */
  at: number;
  event: SessionEvent;
}

/** A learner reads the persona's reply, thinks and types. */
const READING_MS = 6000;
const WORD_MS = 420;

/**
 * Learner turns. Half a year of the demo's sessions is recorded and scored at its first start, in front of somebody who
 * waits: they are somewhat briefer than those of the panel that calibrates.
 */
const SHORTEST = 5;

/** What of a planned session does not depend on who holds it, and how well. */
type HeldSession = Omit<PlannedSession, 'ability' | 'strengths' | 'learner'> & {
  learner: Pick<PlannedSession['learner'], 'id' | 'teamId' | 'siteId'>;
};

/** A probe learner holds the planned session with the real persona, under a virtual clock. */
export function playSession(organisation: string, planned: PlannedSession, staged: StagedPlay): Promise<Happening[]> {
  return holdSession(organisation, planned, staged, probeOf(planned, staged.play));
}

async function holdSession(
  organisation: string,
  held: HeldSession,
  { play, pins }: StagedPlay,
  probe: ProbeLearner,
): Promise<Happening[]> {
  const rehearsal = new Rehearsal(held, play);
  rehearsal.execute({ type: 'Start', opening: openingOf(organisation, held, pins), play });
  while (rehearsal.live) await rehearsal.take(probe.next(viewOf(rehearsal.live)));
  return rehearsal.happenings;
}

const heldByNobody = {
  ...{ id: '', learner: { id: '', teamId: '', siteId: '' } },
  ...{ purpose: 'practice' as const, attempt: 1, startsAt: 0, seed: 0 },
};

/** A session that nobody holds and nobody keeps: afterwards all is derived that is derived from contents once. */
export async function rehearse(staged: StagedPlay, language: Language): Promise<Happening[]> {
  const probe = probeLearner({ play: staged.play, language, level: 'competent', seed: 0 });
  await holdSession('', { ...heldByNobody, language, scenarioId: staged.pins.scenario.id }, staged, probe);
  return [];
}

type Timeless<Command extends SessionCommand> = Command extends SessionCommand ? Omit<Command, 'at'> : never;

/** One session as it happens. */
class Rehearsal {
  readonly happenings: Happening[] = [];
  private readonly clock: VirtualClock;
  private readonly ids: TimeOrderedIds;
  private state: SessionState = initialState;

  constructor(
    { startsAt, seed }: HeldSession,
    private readonly play: Play,
  ) {
    this.clock = new VirtualClock(startsAt);
    this.ids = new TimeOrderedIds(this.clock, new SeededRandomness(seed));
  }

  get live(): LiveSession | undefined {
    return this.state.status === 'live' ? this.state : undefined;
  }

  async take(act: ProbeAct): Promise<void> {
    const words = act.kind === 'say' ? act.text.split(' ').length : 0;
    await this.clock.advance(READING_MS + words * WORD_MS);
    switch (act.kind) {
      case 'say':
        return this.execute({ type: 'Say', clientTurnId: this.ids.next(), text: act.text });
      case 'silent':
        return this.execute({ type: 'StaySilent', clientTurnId: this.ids.next() });
      case 'end':
        return this.execute({ type: 'Close' });
    }
  }

  execute(command: Timeless<SessionCommand>): void {
    const at = this.clock.now();
    for (const event of decide({ ...command, at }, this.state)) {
      this.happenings.push({ id: this.ids.next(), at, event });
      this.state = evolve(this.state, event, this.play);
    }
  }
}

function openingOf(organisation: string, planned: HeldSession, pins: StagedPlay['pins']) {
  const { id: sessionId, learner, language, purpose, attempt, scenarioId } = planned;
  return {
    ...{ sessionId, organisation, learnerId: learner.id, teamId: learner.teamId, siteId: learner.siteId },
    ...pins,
    ...{ engine, recogniser, mind: offlineMind, limitMs: LIMIT_MS, attempt, purpose, language },
    mode: 'typed' as const,
    wordingSeed: wordingSeedOf(learner.id, scenarioId),
  };
}

function probeOf({ ability, strengths, language, seed }: PlannedSession, play: Play): ProbeLearner {
  const skills: Partial<Record<SkillId, number>> = {};
  for (const { id } of play.rubric.skills) skills[id] = ability + (strengths[id] ?? 0);
  return probeLearner({ play, language, level: levelOf(ability), skills, seed, shortest: SHORTEST });
}

/** The level whose skill is nearest: it says how long the probe goes on. */
function levelOf(ability: number): ProbeLevel {
  const distance = (level: ProbeLevel) => Math.abs(skillOfLevel[level] - ability);
  return probeLevels.reduce((nearest, level) => (distance(level) < distance(nearest) ? level : nearest));
}

function viewOf({ turns, dialogue }: LiveSession) {
  const last = turns.at(-1);
  return { heard: last?.speaker === 'persona' ? last.utterance : null, disposition: dialogue.disposition };
}
