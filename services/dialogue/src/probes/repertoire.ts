import type { Condition, Language, SkillId } from '@repartee/proto';

import type { Play, Reading } from '../model/index.js';
import { readTurn } from '../recognisers/index.js';
import type { BankAct } from './bank.js';
import { bankActs, banks } from './bank.js';
import { echoesOf } from './echo.js';

/** What a learner may say with one persona in one language, sorted by what it does. */
export interface Repertoire {
  levers: readonly { id: string; requires: Condition | undefined; sentences: readonly string[] }[];
  /** Sentences that step into one. */
  missteps: readonly (readonly string[])[];
  /** What one could say in place of a misstep. */
  instead: readonly string[];
  /** Of the rubric, by skill: sentences that confirm a criterion, and that do not. */
  good: ReadonlyMap<SkillId, readonly string[]>;
  poor: ReadonlyMap<SkillId, readonly string[]>;
  /** By question of the persona: sentences that answer it. Found by reading them all, and so when first needed. */
  answers: () => ReadonlyMap<string, readonly string[]>;
  /** Sentences that may reach the objective, as far as the sentence itself decides; when first needed, too. */
  closings: () => readonly string[];
  /** By point of the persona: sentences that give it back. */
  echoes: ReadonlyMap<string, readonly string[]>;
  bank: Readonly<Record<BankAct, readonly string[]>>;
}

/** The bank's act that shows a general cue. */
const ACT_OF_CUE: Partial<Record<string, BankAct>> = {
  dismissal: 'dismiss',
  blame: 'blame',
  unasked_advice: 'advise',
  empty_reassurance: 'soothe',
  refusal: 'refuse',
  small_talk: 'chat',
  explanation: 'explain',
  closed_question: 'ask_closed',
};

type Address = Play['persona']['style']['address'];

/** "[vous|tu]" as the persona is addressed. */
const addressed = (text: string, address: Address) =>
  text.replace(/\[([^|\]]*)\|([^\]]*)\]/gu, (_, formal: string, familiar: string) =>
    address === 'tu' ? familiar : formal,
  );

function bankFor(language: Language, address: Address): Repertoire['bank'] {
  const bank: Partial<Record<BankAct, readonly string[]>> = {};
  for (const act of bankActs) bank[act] = banks[language][act].map((text) => addressed(text, address));
  return bank as Repertoire['bank'];
}

const listOf = <Item>(value: Item | Item[] | undefined): Item[] =>
  value === undefined ? [] : Array.isArray(value) ? value : [value];

function sentencesShowing(cues: readonly string[], { scenario }: Play, language: Language, bank: Repertoire['bank']) {
  return cues.flatMap((cue) => {
    const own = scenario.cues.find(({ id }) => id === cue)?.examples[language] ?? [];
    const act = ACT_OF_CUE[cue];
    return [...own, ...(act ? bank[act] : [])];
  });
}

function bySkill({ rubric }: Play, language: Language, from: 'confirms' | 'does_not') {
  return new Map(rubric.skills.map(({ id, criteria }) => [id, criteria.flatMap((one) => one[from][language])]));
}

interface ReadSentence {
  text: string;
  reading: Reading;
}

/** What a condition asks of the turn itself. */
function fits(
  { cue, topic, slot }: Pick<Condition, 'cue' | 'topic' | 'slot'>,
  { cues, topics, slots }: Reading,
): boolean {
  return (
    (cue === undefined || cues.some((one) => listOf(cue).includes(one.cue))) &&
    (topic === undefined || topics.some((one) => listOf(topic).includes(one))) &&
    (slot === undefined || slots.some(({ type }) => listOf<string>(slot).includes(type)))
  );
}

const textsOf = (sentences: readonly ReadSentence[]) => sentences.map(({ text }) => text);

function answersIn({ scenario }: Play, sentences: readonly ReadSentence[]): ReturnType<Repertoire['answers']> {
  return new Map(
    scenario.asks.map(({ id, answered_by }) => [
      id,
      textsOf(sentences.filter(({ reading }) => fits(answered_by, reading))),
    ]),
  );
}

function closingsIn({ scenario }: Play, sentences: readonly ReadSentence[]): string[] {
  const asked = scenario.objective.reached_when.filter(({ cue, slot }) => cue !== undefined || slot !== undefined);
  return textsOf(sentences.filter(({ reading }) => asked.some((condition) => fits(condition, reading))));
}

function once<Value>(make: () => Value): () => Value {
  let made: { value: Value } | undefined;
  return () => (made ??= { value: make() }).value;
}

function build(play: Play, language: Language): Repertoire {
  const { scenario, persona } = play;
  const bank = bankFor(language, persona.style.address);
  const levers = scenario.levers.map((lever) => ({
    id: lever.id,
    requires: lever.requires,
    sentences: lever.try[language],
  }));
  const good = bySkill(play, language, 'confirms');
  const instead = scenario.missteps.flatMap((misstep) => misstep.instead[language]);
  const sentences = [
    ...new Set([
      ...levers.flatMap((lever) => lever.sentences),
      ...[...good.values()].flat(),
      ...instead,
      ...bank.commit,
      ...bank.next_step,
      ...bank.explain,
    ]),
  ];
  const read = once(() =>
    sentences.map((text) => ({ text, reading: readTurn({ text, language, play, authored: true }) })),
  );
  return {
    levers,
    missteps: scenario.missteps
      .map(({ cue }) => sentencesShowing(listOf(cue), play, language, bank))
      .filter(({ length }) => length > 0),
    instead,
    good,
    poor: bySkill(play, language, 'does_not'),
    answers: once(() => answersIn(play, read())),
    closings: once(() => closingsIn(play, read())),
    echoes: new Map(scenario.points.map((point) => [point.id, echoesOf(point, language)])),
    bank,
  };
}

const prepared = new WeakMap<Play, Map<Language, Repertoire>>();

/** The repertoire of a play, made once for each language. */
export function repertoireOf(play: Play, language: Language): Repertoire {
  const known = prepared.get(play) ?? new Map<Language, Repertoire>();
  prepared.set(play, known);
  const repertoire = known.get(language) ?? build(play, language);
  known.set(language, repertoire);
  return repertoire;
}
