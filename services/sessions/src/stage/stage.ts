import type { Play } from '@repartee/dialogue';
import { castPlay } from '@repartee/dialogue';
import type { LocalReadModel, User } from '@repartee/kernel';
import type { Purpose } from '@repartee/proto';
import { Persona, Rubric, Scenario } from '@repartee/proto';

import { SessionError } from '../live/domain/session-errors.js';
import type { ContentPin, SessionOpening } from '../live/domain/session-events.js';
import type { Held } from '../home/home.js';
import type { SessionKey } from '../live/live-sessions.js';

export interface ContentPins {
  persona: ContentPin;
  scenario: ContentPin;
  rubric: ContentPin;
}

export interface StagedScenario {
  play: Play;
  pins: ContentPins;
}

interface ContentRow extends ContentPin {
  persona: string | null;
  rubric: string | null;
  json: string;
}

/**
 * Conversations go on while the log is away: where nothing more is heard for so long, what is known has to do. A restarted
 * instance listens a little longer.
 */
const STILL_MS = 2000;
/** What goes on being heard may be of some partitions only: whoever is waiting for an answer waits no longer than this. */
const ANSWER_MOST_MS = 4000;
const STILL_AT_START_MS = 10_000;

/** What a session needs from outside when it opens: contents by version, where its learner belongs, earlier attempts. */
export class Stage {
  private readonly plays = new Map<string, Play>();
  private readonly newest;
  private readonly pinned;
  private readonly place;
  private readonly attempts;
  private readonly live;
  private readonly sessionHome;
  private readonly caseHome;
  private readonly recordingTerm;
  /** On the steady clock, in milliseconds. */
  private waitsAgainAt = 0;

  constructor(private readonly model: LocalReadModel) {
    this.newest = model.prepare<ContentRow>(
      `SELECT id, version, sha256, persona, rubric, json FROM contents
       WHERE organisation = ? AND kind = 'scenario' AND id = ?
         AND NOT EXISTS (SELECT 1 FROM retired r WHERE r.organisation = contents.organisation AND r.kind = 'scenario' AND r.id = contents.id)
       ORDER BY version DESC LIMIT 1`,
    );
    this.pinned = model.prepare<ContentRow>(
      `SELECT id, version, sha256, persona, rubric, json FROM contents
       WHERE organisation = ? AND kind = ? AND id = ? AND version = ?`,
    );
    this.place = model.prepare<{ team: string; site: string }>(
      'SELECT team, site FROM places WHERE organisation = ? AND person = ?',
    );
    this.attempts = model.prepare<{ last: number | null }>(
      `SELECT MAX(attempt) AS last FROM rehearsals
       WHERE organisation = ? AND learner = ? AND scenario = ? AND purpose = ?`,
    );
    this.live = model.prepare<{ session: string; organisation: string; home: string }>(
      'SELECT session, organisation, home FROM live',
    );
    this.sessionHome = model.prepare<{ home: string }>(
      'SELECT home FROM rehearsals WHERE organisation = ? AND session = ?',
    );
    this.caseHome = model.prepare<{ home: string }>(
      'SELECT home FROM case_homes WHERE organisation = ? AND case_id = ?',
    );
    this.recordingTerm = model.prepare<{ days: number }>('SELECT days FROM recording_terms WHERE organisation = ?');
  }

  /** The newest version on offer. Throws SessionError where there is none; templates of cases are not played so. */
  scenario(organisation: string, scenarioId: string): StagedScenario {
    const staged = this.offered(organisation, scenarioId);
    if (!staged || staged.play.scenario.case_for !== undefined)
      throw new SessionError(
        'scenario_not_found',
        `There is no scenario "${scenarioId}"; choose one of the catalogue.`,
      );
    return staged;
  }

  /** The newest version of a case template on offer. Throws SessionError where there is none. */
  template(organisation: string, templateId: string): StagedScenario {
    const staged = this.offered(organisation, templateId);
    if (staged?.play.scenario.case_for === undefined)
      throw new SessionError(
        'template_not_found',
        `There is no kind of conversation "${templateId}"; choose one of those on offer.`,
      );
    return staged;
  }

  /** A version as it was published, whether it is on offer or not. Throws SessionError. */
  pinnedScenario(organisation: string, pin: ContentPin): StagedScenario {
    const row = this.pinnedRow(organisation, 'scenario', pin);
    const staged = this.staged(organisation, row);
    if (!staged) throw missing('scenario', pin);
    return staged;
  }

  /** The very versions a session was opened with, cast where it is one of a case. */
  playOf({ organisation, persona, scenario, rubric, case: ofCase }: SessionOpening): Play {
    const play = this.play(organisation, { persona, scenario, rubric });
    return ofCase ? castPlay(play, ofCase.answers) : play;
  }

  /** The team and site the person belongs to now. */
  placeOf(organisation: string, person: string): { team: string; site: string } | undefined {
    return this.place.first(organisation, person);
  }

  /** How many days the organisation keeps recordings; undefined where it has never said so. */
  recordingDays(organisation: string): number | undefined {
    return this.recordingTerm.first(organisation)?.days;
  }

  /** The number of the learner's next attempt, counted by scenario and purpose. */
  async nextAttempt(user: User, scenarioId: string, purpose: Purpose): Promise<number> {
    await this.heardAll();
    return (this.attempts.first(user.organisation, user.id, scenarioId, purpose)?.last ?? 0) + 1;
  }

  /** Sessions that have started and not ended, of every organisation: all, or those that this instance holds. */
  async liveSessions(home?: string): Promise<SessionKey[]> {
    await this.model.caughtUpUnlessStill(STILL_AT_START_MS);
    const held = this.live.all().filter((row) => home === undefined || row.home === home);
    return held.map(({ session, organisation }) => ({ organisation, sessionId: session }));
  }

  /** The instance that holds it; empty where it was opened without others, undefined where there is none such. */
  async homeOf(organisation: string, held: Held): Promise<string | undefined> {
    await this.heardAll();
    const row =
      'caseId' in held
        ? this.caseHome.first(organisation, held.caseId)
        : this.sessionHome.first(organisation, held.sessionId);
    return row?.home;
  }

  /** Sessions of the learner's case that have started and not ended. */
  async liveOfCase(user: User, caseId: string): Promise<SessionKey[]> {
    await this.heardAll();
    return this.model
      .prepare<{ session: string }>('SELECT session FROM live WHERE organisation = ? AND learner = ? AND case_id = ?')
      .all(user.organisation, user.id, caseId)
      .map(({ session }) => ({ organisation: user.organisation, sessionId: session }));
  }

  /** Cases that learners had forgotten, of every organisation. */
  forgottenCases(): Promise<{ organisation: string; caseId: string; learnerId: string }[]> {
    return this.casesBy('SELECT organisation, case_id, learner FROM forgotten_cases');
  }

  /** Cases that learners have told and not had forgotten, of every organisation. */
  toldCases(): Promise<{ organisation: string; caseId: string; learnerId: string }[]> {
    return this.casesBy(`SELECT organisation, case_id, learner FROM case_homes
      EXCEPT SELECT organisation, case_id, learner FROM forgotten_cases`);
  }

  /** The learner's conversations that wait for them, the newest last. */
  async openOf(user: User): Promise<SessionKey[]> {
    await this.heardAll();
    return this.model
      .prepare<{ session: string }>('SELECT session FROM live WHERE organisation = ? AND learner = ? ORDER BY session')
      .all(user.organisation, user.id)
      .map(({ session }) => ({ organisation: user.organisation, sessionId: session }));
  }

  private async casesBy(select: string): Promise<{ organisation: string; caseId: string; learnerId: string }[]> {
    await this.model.caughtUpUnlessStill(STILL_AT_START_MS);
    return this.model
      .prepare<{ organisation: string; case_id: string; learner: string }>(select)
      .all()
      .map(({ organisation, case_id, learner }) => ({ organisation, caseId: case_id, learnerId: learner }));
  }

  /**
   * Waits for what has happened as long as an answer can. Whoever asks right after a wait in vain is answered at once: a
   * start asks twice, and its page waits no longer than eight seconds.
   */
  private async heardAll(): Promise<void> {
    if (performance.now() < this.waitsAgainAt) return;
    const isHeard = await this.model.caughtUpUnlessStill(STILL_MS, ANSWER_MOST_MS);
    if (!isHeard) this.waitsAgainAt = performance.now() + STILL_MS;
  }

  private offered(organisation: string, scenarioId: string): StagedScenario | undefined {
    return this.staged(organisation, this.newest.first(organisation, scenarioId));
  }

  private staged(organisation: string, row: ContentRow | undefined): StagedScenario | undefined {
    if (!row?.persona || !row.rubric) return undefined;
    const pins: ContentPins = { scenario: pinOf(row), persona: parsePin(row.persona), rubric: parsePin(row.rubric) };
    return { pins, play: this.play(organisation, pins) };
  }

  /** Prepared once per set of versions, so that what the dialogue derives from a play is derived once too. */
  private play(organisation: string, pins: ContentPins): Play {
    const key = `${pins.persona.sha256}/${pins.scenario.sha256}/${pins.rubric.sha256}`;
    const known = this.plays.get(key);
    if (known) return known;
    const play: Play = {
      persona: Persona.parse(this.content(organisation, 'persona', pins.persona)),
      scenario: Scenario.parse(this.content(organisation, 'scenario', pins.scenario)),
      rubric: Rubric.parse(this.content(organisation, 'rubric', pins.rubric)),
    };
    this.plays.set(key, play);
    return play;
  }

  private content(organisation: string, kind: string, pin: ContentPin): unknown {
    return JSON.parse(this.pinnedRow(organisation, kind, pin).json);
  }

  private pinnedRow(organisation: string, kind: string, pin: ContentPin): ContentRow {
    const row = this.pinned.first(organisation, kind, pin.id, pin.version);
    if (row?.sha256 !== pin.sha256) throw missing(kind, pin);
    return row;
  }
}

const missing = (kind: string, { id, version }: ContentPin): SessionError =>
  new SessionError('content_missing', `The ${kind} "${id}", version ${version}, is not in the catalogue.`);

const pinOf = ({ id, version, sha256 }: ContentRow): ContentPin => ({ id, version, sha256 });

const parsePin = (text: string): ContentPin => JSON.parse(text) as ContentPin;
