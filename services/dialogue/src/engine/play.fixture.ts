import type { DiscourseAct, Language, Lines, Persona, Point, Rubric, Scenario, Stance } from '@repartee/proto';
import { discourseActs, questionKinds, stances } from '@repartee/proto';
import type { Play } from '../model/play.js';
import type { Reading, Slot } from '../model/reading.js';
import type { PersonaTurn } from '../model/transcript.js';
import { openDialogue } from './dialogue.js';
import type { DialogueState, Response, Wording } from './dialogue-state.js';
import { evolveDialogue } from './evolve.js';
import { respond } from './respond.js';
import { wordReply } from '../mind/word-reply.js';

const text = (en: string) => ({ en, fr: `${en} (fr)` });

/** Wordings that share no three words, as in "greet1 alpha greet1 beta." */
export const testLines = (tag: string, count = 4, end = '.'): Lines => {
  const of = (language: Language) =>
    Array.from({ length: count }, (_, index) => `${tag}${index}${language} says ${tag}${index} so${end}`);
  return { en: of('en'), fr: of('fr') };
};

const takeUps = discourseActs.map((act) => ({
  id: `take-${act.replaceAll('_', '-')}`,
  act: [act],
  lines: testLines(`t${act}`),
}));

export const createTestPersona = (overrides: Partial<Persona> = {}): Persona => ({
  id: 'test-persona',
  identity: { name: 'Noor', pronoun: 'she', age: 40, job: text('buyer'), organisation: text('Acme') },
  personality: [text('calm'), text('exact'), text('dry')],
  style: { sentences: 'short', register: 'neutral', address: 'vous', habits: [text('asks'), text('notes')] },
  starts: { trust: 30, tension: 50, openness: 30 },
  portrait: {
    skin: 'tan',
    hair: 'bun',
    hair_colour: 'black',
    glasses: false,
    beard: 'none',
    clothes: 'shirt',
    clothes_colour: 'teal',
  },
  voice: { pace: 'even', openai: 'nova' },
  takes_up: [
    ...takeUps,
    {
      id: 'dated',
      act: ['commitment'],
      slot: 'date',
      lines: { en: ['{date} noted down.', '{date} written here.'], fr: ['{date} bien noté.', '{date} bien écrit.'] },
    },
  ],
  does_not_know: questionKinds.map((kind) => ({ kind: [kind], lines: testLines(`unknown${kind.replace('_', '')}`) })),
  already_told: [{ lines: testLines('again told') }],
  contradicts: [
    { slot: 'date', lines: { en: ['First {before}, now {now}.'], fr: ['D’abord {before}, puis {now}.'] } },
    { slot: 'promise', lines: { en: ['You were going to {before}.'], fr: ['Vous alliez {before}.'] } },
  ],
  recalls: [
    {
      at: 'later',
      slot: 'promise',
      lines: { en: ['You said you would {promise}.'], fr: ['Vous alliez donc {promise}.'] },
    },
    { at: 'close', slot: 'promise', lines: { en: ['So you will {promises}.'], fr: ['Donc vous allez {promises}.'] } },
  ],
  reserve: [
    {
      stance: [...stances],
      openers: { en: ['Well', 'Hm', 'Right'], fr: ['Bon', 'Hm', 'Bien'] },
      remarks: { en: ['go on', 'I hear', 'we will see'], fr: ['continuez', 'j’entends', 'on verra'] },
    },
  ],
  ...overrides,
});

const point = (id: string, move: Point['move'], stance: Stance[], more: Partial<Point> = {}): Point => ({
  id,
  move,
  stance,
  lines: testLines(id.replaceAll('-', ''), 4, more.asks ? '?' : '.'),
  ...more,
});

const short: Stance[] = ['closed', 'about_to_leave'];
const long: Stance[] = ['guarded', 'engaged', 'won_over'];

export const testPoints: Point[] = [
  point('price-open', 'answer', long, { answers: ['price'], topic: 'money' }),
  point('price-short', 'resist', short, { refuses: ['price'], topic: 'money' }),
  point('reason-open', 'answer', [...short, ...long], { answers: ['reason'], topic: 'delay' }),
  point('secret-hint', 'reveal', ['guarded'], { reveals: { fact: 'secret', depth: 'hint' }, topic: 'delay' }),
  point('secret-whole', 'reveal', ['engaged', 'won_over'], {
    reveals: { fact: 'secret', depth: 'whole' },
    topic: 'delay',
  }),
  point('ask-when', 'ask', [...short, ...long], { asks: 'when' }),
  point('ask-who', 'ask', [...short, ...long], { asks: 'who' }),
  point('ask-how', 'ask', [...short, ...long], { asks: 'how' }),
  ...Array.from({ length: 8 }, (_, index) => point(`short-${index}`, 'resist', short)),
  ...Array.from({ length: 12 }, (_, index) => point(`long-${index}`, index % 2 ? 'answer' : 'concede', long)),
  point('warn', 'warn', ['about_to_leave']),
];

const patterns = (word: string) => ({ en: [word], fr: [word] });
const says = (tag: string) => [{ lines: testLines(tag) }];
const again = (tag: string) => testLines(tag, 3, '?');
const silence = (tag: string, trust: number) => ({ patience_s: 10, effect: { trust }, lines: testLines(tag) });
const repair = { cue: 'apology', effect: { trust: 4, tension: -4 }, label: text('repair') };
const tries = { en: ['a', 'b', 'c'], fr: ['a', 'b', 'c'] };

const lever = (
  id: string,
  cue: string,
  effect: Scenario['levers'][number]['effect'],
  more: Partial<Scenario['levers'][number]> = {},
) => ({
  id,
  label: text(id),
  cue,
  effect,
  why: text('why'),
  says: says(`lever ${id}`),
  try: tries,
  ...more,
});
const misstep = (id: string, cue: string, effect: Scenario['missteps'][number]['effect']) => ({
  id,
  label: text(id),
  cue,
  effect,
  why: text('why'),
  says: says(`misstep ${id}`),
  repair,
  instead: tries,
});

export const createTestScenario = (overrides: Partial<Scenario> = {}): Scenario => ({
  id: 'test-scenario',
  persona: 'test-persona',
  rubric: 'test-rubric',
  family: 'complaint',
  title: text('title'),
  skill_focus: text('focus'),
  context: text('context'),
  stakes: text('stakes'),
  learner_brief: { you_are: text('you'), you_know: [text('a'), text('b'), text('c')], you_want: text('want') },
  gauge: false,
  topics: ['money', 'delay', 'person', 'place'].map((id) => ({ id, label: text(id), words: patterns(id) })),
  facts: [
    {
      id: 'secret',
      topic: 'delay',
      text: text('secret'),
      hidden: true,
      opens_when: { cue: 'open_question', trust: '>= 30' },
    },
    ...['one', 'two', 'three'].map((id) => ({ id, topic: 'money', text: text(id), hidden: false })),
  ],
  cues: [],
  questions: [
    { id: 'price', kind: 'price', topic: 'money', heard: patterns('price') },
    { id: 'reason', kind: 'reason', topic: 'delay', heard: patterns('reason') },
    { id: 'colour', kind: 'opinion', heard: patterns('colour') },
  ],
  asks: [
    { id: 'when', answered_by: { slot: 'date' }, again: again('again when') },
    { id: 'who', answered_by: { cue: 'introduction' }, again: again('again who') },
    { id: 'how', answered_by: { act: 'explanation' }, again: again('again how') },
  ],
  levers: [
    lever('listen', 'open_question', { trust: 8, tension: -6, openness: 5 }),
    lever(
      'sorry',
      'apology',
      { trust: 9, tension: -12 },
      { requires: { shown: 'open_question' }, too_early: text('too early') },
    ),
    lever('day', 'commitment', { trust: 20, tension: -20, openness: 20 }, { requires: { slot: 'date' } }),
    lever('back', 'reflection_simple', { trust: 30, tension: -30, openness: 30 }),
  ],
  missteps: [
    misstep('belittle', 'dismissal', { trust: -10, tension: 10 }),
    misstep('cut', 'interruption', { trust: -5, tension: 6 }),
    misstep('insults', 'insult', { trust: -30, tension: 40 }),
  ],
  bad_news: ['refusal'],
  silence: {
    after_own_question: silence('quiet own', 2),
    after_bad_news: silence('quiet news', 2),
    after_persona_question: silence('quiet asked', -4),
    otherwise: silence('quiet other', -2),
  },
  objective: {
    text: text('objective'),
    reached_when: [{ stance: ['engaged', 'won_over'], levers: '>= 3', promised: ['promise', 'date'] }],
    lines: testLines('settled'),
  },
  ends: [{ when: { tension: '>= 93' }, as: 'persona_left', lines: testLines('leaving') }],
  closings: { time: testLines('time over'), learner: testLines('you close') },
  opening: { speaks_first: 'persona', lines: testLines('opening', 8) },
  points: testPoints,
  looking_back: [],
  calls_back: [
    { id: 'back-to-listen', to: { lever: 'listen' }, lines: testLines('back listen') },
    { id: 'back-to-short', to: { point: 'short-0' }, lines: testLines('back short') },
  ],
  ...overrides,
});

const rubric: Rubric = { id: 'test-rubric', name: text('rubric'), skills: [] };

export const createTestPlay = (overrides: { persona?: Partial<Persona>; scenario?: Partial<Scenario> } = {}): Play => ({
  persona: createTestPersona(overrides.persona),
  scenario: createTestScenario(overrides.scenario),
  rubric,
});

export interface TestReading {
  act?: DiscourseAct;
  cues?: string[];
  asks?: string[];
  topics?: string[];
  slots?: Partial<Slot>[];
  words?: number;
}

/** A reading with one cue named after its act, unless told. */
export const createTestReading = ({
  act = 'explanation',
  cues,
  asks = [],
  topics = [],
  slots = [],
  words = 8,
}: TestReading = {}): Reading => ({
  cues: (cues ?? [act]).map((cue) => ({
    cue,
    evidence: [{ from: 0, to: 3 }],
    recogniser: { name: 'test', version: '1' },
  })),
  question: act === 'open_question' ? 'open' : act === 'closed_question' ? 'closed' : 'none',
  reflection: 'none',
  uptake: 0,
  topics,
  asks,
  act,
  slots: slots.map((slot) => ({
    type: 'date',
    value: 'weekday:4',
    said: 'Thursday',
    span: { from: 0, to: 3 },
    ...slot,
  })),
  wordCount: words,
});

export const testWording: Wording = { language: 'en', wordingSeed: 7, attempt: 1 };

/** A conversation that is held and recorded as a session would record it. */
export class TestDialogue {
  readonly texts: string[] = [];
  readonly happened: Parameters<typeof evolveDialogue>[2][] = [];
  readonly responses: Response[] = [];
  readonly start: DialogueState;
  state: DialogueState;
  private turn = 0;

  constructor(
    readonly play: Play = createTestPlay(),
    wording: Partial<Wording> = {},
  ) {
    const { state, opening } = openDialogue(play, { ...testWording, ...wording });
    this.start = state;
    this.state = state;
    if (opening) this.hear(opening);
  }

  say(reading: TestReading = {}): Response {
    return this.sayReading(createTestReading(reading));
  }

  sayReading(reading: Reading): Response {
    const before = this.state;
    const response = respond(this.play, before, { kind: 'turn', turn: this.turn, reading });
    const times = { startedMs: 0, endedMs: 0, mode: 'typed' as const };
    this.fold({ kind: 'learner_turn', turn: { speaker: 'learner', turn: this.turn++, text: 'x', reading, ...times } });
    this.settle(before, response);
    return response;
  }

  staySilent(place: keyof Play['scenario']['silence'] = 'otherwise'): Response {
    const before = this.state;
    const response = respond(this.play, before, { kind: 'silence', afterTurn: this.turn - 1, place });
    this.fold({ kind: 'silence', silence: { afterTurn: this.turn - 1, place, atMs: 0 } });
    this.settle(before, response);
    return response;
  }

  interrupt(): Response {
    const response = respond(this.play, this.state, { kind: 'interruption', turn: this.turn - 1 });
    this.settle(this.state, response);
    return response;
  }

  private settle(before: DialogueState, response: Response): void {
    this.responses.push(response);
    this.fold({ kind: 'shift', shift: response.shift });
    if (response.plan) this.hear(wordReply(this.play, before, response.plan));
  }

  private hear({ text: spoken, utterance }: Pick<PersonaTurn, 'text' | 'utterance'>): void {
    this.texts.push(spoken);
    const times = { startedMs: 0, endedMs: 0, mode: 'typed' as const };
    this.fold({
      kind: 'persona_turn',
      turn: { speaker: 'persona', turn: this.turn++, text: spoken, utterance, ...times },
    });
  }

  private fold(happened: Parameters<typeof evolveDialogue>[2]): void {
    this.happened.push(happened);
    this.state = evolveDialogue(this.play, this.state, happened);
  }
}
