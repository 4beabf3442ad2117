import type { DebriefingDocument } from '@repartee/proto';

import type { Play } from '../../model/index.js';
import { standings as standingsOf } from '../../trial/index.js';
import { saysNothing } from '../floor.js';
import type { KeyMoment } from '../moments/key-moments.js';
import type { SkillScore } from '../rubric-scoring.js';
import type { SessionView } from '../session-view.js';
import type { EarlierAttempt } from './comparison.js';
import { compareAttempts, lastOf } from './comparison.js';
import { answeredCriteria, unmetCriteria, whatWasMissing, whatWorked } from './findings.js';
import type { Suggested } from './followed.js';
import { whatWasFollowed } from './followed.js';
import { momentWords } from './moment-words.js';
import { ownView } from './own-view.js';
import { sheet } from './sheet.js';
import { suggestions } from './suggestions.js';
import { summarise } from './summary.js';
import { debriefingTexts } from './texts.js';

export interface Debriefed {
  play: Play;
  view: SessionView;
  skills: readonly SkillScore[];
  moments: readonly KeyMoment[];
  attempt: number;
  earlier: readonly EarlierAttempt[];
  /** In place of what was suggested after the last of these. */
  suggested?: readonly Suggested[] | undefined;
  /** The first turn that a fork has not taken over. */
  from?: number | undefined;
}

function momentViews({ play, moments, view }: Debriefed): DebriefingDocument['keyMoments'] {
  const { language } = view.transcript;
  const wording = { play, language, texts: debriefingTexts[language] };
  return moments.map((moment) => {
    const { number, kind, subjectId, evidence, shift, weight } = moment;
    return { number, kind, subjectId, ...momentWords(moment, wording), evidence, shift, weight };
  });
}

/** Writes the debriefing in the session's language: sentences and places, without repeating what was said. */
export function writeDebriefing(debriefed: Debriefed): DebriefingDocument {
  const { play, view, skills, attempt, earlier } = debriefed;
  const { language, ending } = view.transcript;
  const { objectiveReached } = ending;
  const texts = debriefingTexts[language];
  const criteria = answeredCriteria(play.rubric, skills);
  const now = { rubric: play.rubric, skills, objectiveReached };
  const standings = standingsOf(play, view.transcript);
  const suggested = suggestions(
    { play, view, texts, language, attempt, standings },
    // Whoever left without a word is told how to begin.
    view.steps.length === 0 ? criteria.flat() : unmetCriteria(criteria),
  );
  const context = { play, view, criteria, texts, language };
  return {
    objectiveReached,
    summary: summarise({ play, view, skills, texts, language }),
    worked: whatWorked(criteria, language),
    // What was not said at all was not said badly.
    missing: saysNothing(view) ? [] : whatWasMissing(criteria, language),
    keyMoments: momentViews(debriefed),
    suggestions: suggested,
    comparison: compareAttempts(now, earlier, texts, language),
    followed: whatWasFollowed(debriefed.suggested ?? lastOf(earlier)?.suggested ?? [], {
      ...context,
      from: debriefed.from ?? 0,
    }),
    ownView: ownView(debriefed),
    sheet: sheet({ ...context, standings }, suggested),
  };
}
