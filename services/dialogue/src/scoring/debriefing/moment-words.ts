import type { Language, SilencePlace, Text } from '@repartee/proto';

import type { Play, Stance } from '../../model/index.js';
import type { KeyMoment } from '../moments/key-moments.js';
import type { DebriefingTexts, Trend } from './texts.js';
import { asPhrase, calledName, holdsName } from './wording.js';

export interface MomentWords {
  title: string;
  why: string;
}

interface Wording {
  play: Play;
  texts: DebriefingTexts;
  language: Language;
}

const byId = <Item extends { id: string }>(items: readonly Item[], id: string) => items.find((item) => item.id === id);

const trendOf = ({ shift }: KeyMoment): Trend => (shift.trust + shift.openness - shift.tension >= 0 ? 'up' : 'down');

const factText = ({ persona, scenario }: Play, id: string | undefined, language: Language) =>
  asPhrase((id === undefined ? undefined : byId(scenario.facts, id))?.text[language] ?? '', persona.identity.name);

const nameIn = ({ play }: Wording) => calledName(play);

/** The name, unless the words that it would stand beside hold it: nobody is named twice in a breath. */
const nameBeside = (wording: Wording, ...words: string[]): string | null => {
  const name = nameIn(wording);
  return words.some((text) => holdsName(text, name)) ? null : name;
};

const labelOf = (item: { label: Text } | undefined, { play, language }: Wording) =>
  asPhrase(item?.label[language] ?? '', play.persona.identity.name);

function ofLever(moment: KeyMoment, wording: Wording): MomentWords {
  const { play, texts, language } = wording;
  const lever = byId(play.scenario.levers, moment.subjectId);
  const label = labelOf(lever, wording);
  const why = lever?.why[language] ?? '';
  if (moment.tooEarly) return { title: texts.tooEarly(label), why: lever?.too_early?.[language] ?? why };
  if (moment.kind === 'missed_lever') return { title: texts.missedLever(label), why };
  const fact = factText(play, moment.facts[0], language);
  const also = texts.alsoOpened(nameBeside(wording, label, why, fact), fact);
  return { title: texts.lever(label), why: fact === '' ? why : `${why} ${also}` };
}

function ofMisstep(moment: KeyMoment, wording: Wording): MomentWords {
  const { play, texts, language } = wording;
  const misstep = byId(play.scenario.missteps, moment.subjectId);
  const why = misstep?.why[language] ?? '';
  if (moment.kind === 'repair') return { title: texts.repair(labelOf(misstep?.repair, wording)), why };
  return { title: texts.misstep(labelOf(misstep, wording)), why };
}

/** What happened in a key moment and why it matters with this persona, in the words of the content. */
export function momentWords(moment: KeyMoment, wording: Wording): MomentWords {
  const { play, texts, language } = wording;
  const name = nameIn(wording);
  const trend = trendOf(moment);
  switch (moment.kind) {
    case 'lever':
    case 'missed_lever':
      return ofLever(moment, wording);
    case 'misstep':
    case 'repair':
      return ofMisstep(moment, wording);
    case 'fact_opened': {
      const fact = factText(play, moment.subjectId, language);
      return { title: texts.factOpened(nameBeside(wording, fact), fact), why: texts.factWhy() };
    }
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
