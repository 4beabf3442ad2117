import type { CaseAnswers, Language } from '@repartee/proto';

import { SessionError } from '../../live/domain/session-errors.js';
import type { ContentPin } from '../../live/domain/session-events.js';
import type { CaseEvent } from './case-events.js';
import type { CaseState, ToldCase } from './case.js';

export type CaseCommand =
  | { type: 'Tell'; by: string; template: ContentPin; language: Language; answers: CaseAnswers }
  | { type: 'Retell'; by: string; template: ContentPin; answers: CaseAnswers }
  | { type: 'Forget'; by: string };

/** What a command makes happen; nothing where it has happened already. Throws SessionError where it may not. */
export function decide(command: CaseCommand, state: CaseState): CaseEvent[] {
  switch (command.type) {
    case 'Tell':
      return tell(command, state);
    case 'Retell':
      return retell(command, own(state, command.by));
    case 'Forget':
      return forget(command.by, state);
    default:
      return command satisfies never;
  }
}

/** The case as its learner told it. One of somebody else, and one that was forgotten, are answered as if there were none. */
export function own(state: CaseState, learnerId: string): ToldCase {
  if (state.status !== 'told' || state.learnerId !== learnerId)
    throw new SessionError('case_not_found', 'There is no such case.');
  return state;
}

/** Whether the learner has had it forgotten; what an attempt before has left of it is then finished. */
export function hasForgotten(state: CaseState, learnerId: string): boolean {
  return state.status === 'forgotten' && state.learnerId === learnerId;
}

function forget(by: string, state: CaseState): CaseEvent[] {
  if (hasForgotten(state, by)) return [];
  return [{ type: 'CaseForgotten', learnerId: own(state, by).learnerId }];
}

function tell({ by, template, language, answers }: CaseCommand & { type: 'Tell' }, state: CaseState): CaseEvent[] {
  if (state.status !== 'unborn') throw new SessionError('case_exists', 'This case has been told already; change it.');
  return [{ type: 'CaseTold', learnerId: by, template, language, answers }];
}

function retell({ by, template, answers }: CaseCommand & { type: 'Retell' }, told: ToldCase): CaseEvent[] {
  const isSame = template.sha256 === told.template.sha256 && JSON.stringify(answers) === JSON.stringify(told.answers);
  return isSame ? [] : [{ type: 'CaseTold', learnerId: by, template, language: told.language, answers }];
}
