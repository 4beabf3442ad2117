import type { OnModuleDestroy } from '@nestjs/common';
import { Injectable } from '@nestjs/common';
import { castPlay } from '@repartee/dialogue';
import type { Play } from '@repartee/dialogue';
import type { User } from '@repartee/kernel';
import { Clock, Destruction, Ids, Log } from '@repartee/kernel';
import type { CaseWritten, Language, RetellCase, TellCase } from '@repartee/proto';
import { streamOf } from '@repartee/proto';

import { isSessionError } from '../live/domain/session-errors.js';
import type { ContentPin, SessionCase } from '../live/domain/session-events.js';
import type { ContentPins } from '../stage/stage.js';
import { Stage } from '../stage/stage.js';
import type { CaseKey } from './case.repository.js';
import { CaseRepository } from './case.repository.js';
import type { CaseCommand } from './domain/case.decide.js';
import { decide, hasForgotten, own } from './domain/case.decide.js';
import type { ToldCase } from './domain/case.js';
import { fitting } from './fitting.js';

/** What a session of a case is opened with. */
export interface StagedCase {
  play: Play;
  pins: ContentPins;
  language: Language;
  case: SessionCase;
}

/** What learners tell of conversations of their own. Nobody else is ever answered that there is such a case. */
@Injectable()
export class CasesService implements OnModuleDestroy {
  private readonly destruction: Destruction<CaseKey>;

  constructor(
    private readonly cases: CaseRepository,
    private readonly stage: Stage,
    private readonly clock: Clock,
    private readonly ids: Ids,
    private readonly log: Log,
  ) {
    this.destruction = new Destruction({ destroy: (owed) => cases.destroyKeys(owed), clock, log });
  }

  /** Throws SessionError where the template is not on offer, ProblemError where the answers cannot be said. */
  tell(user: User, { templateId, language, answers: given }: TellCase): Promise<CaseWritten> {
    const template = this.stage.template(user.organisation, templateId).pins.scenario;
    const answers = fitting(given, language, this.clock.now());
    return this.execute(user, this.ids.next(), { type: 'Tell', by: user.id, template, language, answers });
  }

  /** From then on it is played from the newest version of its template. Throws SessionError, ProblemError as `tell`. */
  retell(user: User, caseId: string, { answers: given }: RetellCase): Promise<CaseWritten> {
    const told = this.ownOnly(user, caseId);
    const template = this.newest(user.organisation, told.template);
    const answers = fitting(given, told.language, this.clock.now());
    return this.execute(user, caseId, { type: 'Retell', by: user.id, template, answers });
  }

  /**
   * First it is on record, then the key goes, at once or as soon as its store answers; what a crash left undone is done at
   * the next start. One that is forgotten already loses what an attempt before has left. Throws SessionError, and
   * KeyNotDestroyedYet once it is on record.
   */
  async forget(user: User, caseId: string): Promise<CaseWritten> {
    const written = await this.execute(user, caseId, { type: 'Forget', by: user.id });
    this.destruction.destroy({ organisation: user.organisation, caseId, learnerId: user.id });
    return written;
  }

  /** Whether the learner has had this case forgotten. */
  hasForgotten(user: User, caseId: string): boolean {
    return hasForgotten(this.cases.load(user.organisation, caseId).state, user.id);
  }

  onModuleDestroy(): void {
    this.destruction.stop();
  }

  /**
   * For every start: keys that a crash, or an older copy of the keys, has left of what was forgotten; and cases that an
   * older copy of the journal does not know as forgotten, while the keys do.
   */
  async restore(): Promise<void> {
    this.cases.destroyKeys(await this.stage.forgottenCases());
    let again = 0;
    for (const key of this.cases.withoutKey(await this.stage.toldCases()))
      try {
        if (await this.cases.forgetAgain(key, this.clock.now())) again += 1;
      } catch (err) {
        const { organisation, caseId } = key;
        this.log.error({ err, organisation, caseId }, 'A case cannot be forgotten again; the next start tries it');
      }
    if (again > 0)
      this.log.warn({ cases: again }, 'Cases forgotten after this journal was backed up are forgotten again');
  }

  /** The case cast, as its learner rehearses it. Throws SessionError. */
  staged(user: User, caseId: string): StagedCase {
    const { template, language, answers: told } = this.ownOnly(user, caseId);
    const answers = { ...told, castOn: new Date(this.clock.now()).toISOString().slice(0, 10) };
    const { play, pins } = this.stage.pinnedScenario(user.organisation, template);
    return { play: castPlay(play, answers), pins, language, case: { id: caseId, answers } };
  }

  /** Throws SessionError. */
  ownOnly(user: User, caseId: string): ToldCase {
    return own(this.cases.load(user.organisation, caseId).state, user.id);
  }

  private newest(organisation: string, template: ContentPin): ContentPin {
    try {
      return this.stage.template(organisation, template.id).pins.scenario;
    } catch (error) {
      // Retired: who has told a case of it keeps the version it was told for.
      if (isSessionError(error) && error.code === 'template_not_found') return template;
      throw error;
    }
  }

  private async execute(user: User, caseId: string, command: CaseCommand): Promise<CaseWritten> {
    const { organisation } = user;
    const { state, version } = this.cases.load(organisation, caseId);
    const events = decide(command, state);
    const stream = streamOf.case(organisation, caseId);
    if (events.length === 0) return { caseId, stream, version };
    const key = { organisation, caseId, learnerId: user.id };
    return { caseId, stream, version: await this.cases.append(key, events, this.clock.now(), version) };
  }
}
