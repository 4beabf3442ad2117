import type { Language, Scenario, SilencePlace } from '@repartee/proto';

import type { Play, Stance } from '../../model/index.js';
import type { KeyMoment } from '../moments/key-moments.js';
import type { DebriefingTexts, Trend } from './texts.js';

export interface MomentWords {
  title: string;
  why: string;
}

interface Wording {
  play: Play;
  name: string;
  texts: DebriefingTexts;
  language: Language;
}

const byId = <Item extends { id: string }>(items: readonly Item[], id: string) => items.find((item) => item.id === id);

const trendOf = ({ shift }: KeyMoment): Trend => (shift.trust + shift.openness - shift.tension >= 0 ? 'up' : 'down');

const factText = ({ facts }: Pick<Scenario, 'facts'>, id: string | undefined, language: Language) =>
  (id === undefined ? undefined : byId(facts, id))?.text[language] ?? '';

function ofLever(moment: KeyMoment, { play, name, texts, language }: Wording): MomentWords {
  const lever = byId(play.scenario.levers, moment.subjectId);
  const label = lever?.label[language] ?? '';
  const why = lever?.why[language] ?? '';
  if (moment.tooEarly) return { title: texts.tooEarly(label), why: lever?.too_early?.[language] ?? why };
  if (moment.kind === 'missed_lever') return { title: texts.missedLever(label), why };
  const fact = factText(play.scenario, moment.facts[0], language);
  return { title: texts.lever(label), why: fact === '' ? why : `${why} ${texts.alsoOpened(name, fact)}` };
}

function ofMisstep(moment: KeyMoment, { play, texts, language }: Wording): MomentWords {
  const misstep = byId(play.scenario.missteps, moment.subjectId);
  const why = misstep?.why[language] ?? '';
  if (moment.kind === 'repair') return { title: texts.repair(misstep?.repair.label[language] ?? ''), why };
  return { title: texts.misstep(misstep?.label[language] ?? ''), why };
}

/** What happened in a key moment and why it matters with this persona, in the words of the content. */
export function momentWords(moment: KeyMoment, wording: Wording): MomentWords {
  const { play, name, texts, language } = wording;
  const trend = trendOf(moment);
  switch (moment.kind) {
    case 'lever':
    case 'missed_lever':
      return ofLever(moment, wording);
    case 'misstep':
    case 'repair':
      return ofMisstep(moment, wording);
    case 'fact_opened':
      return {
        title: texts.factOpened(name, factText(play.scenario, moment.subjectId, language)),
        why: texts.factWhy(name),
      };
    case 'silence': {
      const place = moment.subjectId as SilencePlace;
      return { title: texts.silence(name, place, trend), why: texts.silenceWhy(name, place, trend) };
    }
    case 'turning_point':
      return {
        title: texts.turningPoint(name, moment.subjectId as Stance, trend),
        why: texts.turningPointWhy(trend),
      };
  }
}
