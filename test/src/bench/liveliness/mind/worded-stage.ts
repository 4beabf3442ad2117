import type { PlayedStage } from '../report.js';
import { Readings } from '../stage/readings.js';
import type { Session } from '../stage/session.js';
import { partsOf, playSession } from '../stage/sessions.js';
import { playWorded } from '../stage/worded-session.js';
import type { Stage } from '../stages.js';
import type { AskedMind, AskedReply } from './asked-mind.js';
import type { WordedMeasure } from './worded-findings.js';
import { wordedFindings } from './worded-findings.js';

/**
 * A stage whose first attempts were played in the authored words. What is said when does not depend on wording, so they
 * tell how many replies there are to word.
 */
export interface Rehearsal {
  stage: Stage;
  seeds: number;
  readings: Readings;
  authored: readonly Session[];
  /** Of both attempts, openings included. */
  replies: number;
}

export function rehearsed(stage: Stage, seeds: number): Rehearsal {
  const readings = new Readings(stage.play, stage.language);
  const parts = partsOf(stage.corpus.learners, { seeds, attempt: 1 });
  const authored = parts.map((part) => playSession(readings, part).session);
  const texts = authored.flatMap(({ opening, exchanges }) => [
    opening ?? '',
    ...exchanges.map(({ said }) => said.text),
  ]);
  return { stage, seeds, readings, authored, replies: 2 * texts.filter((text) => text !== '').length };
}

/** A stage that was played with a mind, and what came of each reply that it was asked for. */
export interface WordedStage extends PlayedStage<WordedMeasure> {
  asked: readonly AskedReply[];
}

/** Plays both attempts, a session at a time; `onSession` is told whose is over. Throws MindError. */
export async function playStage(
  { stage, seeds, readings, authored }: Rehearsal,
  mind: AskedMind,
  onSession: (who: string) => void,
): Promise<WordedStage> {
  const asked = mind.replies.length;
  const play = async (attempt: number): Promise<Session[]> => {
    const sessions: Session[] = [];
    for (const part of partsOf(stage.corpus.learners, { seeds, attempt })) {
      const who = `${part.learner}, seed ${part.seed}, attempt ${attempt}`;
      sessions.push(await playWorded(readings, part, mind.wordsIn(who)));
      onSession(`${stage.name}, ${who}`);
    }
    return sessions;
  };
  const sessions = await play(1);
  const secondAttempts = await play(2);
  return {
    scenario: stage.play.scenario.id,
    language: stage.language,
    findings: wordedFindings({ authored, sessions, secondAttempts }),
    asked: mind.replies.slice(asked),
  };
}
