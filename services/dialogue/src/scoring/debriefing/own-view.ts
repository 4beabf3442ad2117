import type { DebriefingDocument, Language, LookingBack } from '@repartee/proto';

import type { Play } from '../../model/index.js';
import type { KeyMoment } from '../moments/key-moments.js';
import type { Evidence, SessionView } from '../session-view.js';
import { wholeTurn } from '../session-view.js';
import { hash, sentencesIn } from './wording.js';

type Sentence = DebriefingDocument['ownView'][number];

interface Told {
  /** Of the key moment. */
  number: number;
  sentence: Sentence;
}

interface Remembered {
  play: Play;
  view: SessionView;
  moments: readonly KeyMoment[];
  attempt: number;
}

/** The end and the moments together. */
const SENTENCES_AT_MOST = 5;
/** Words are quoted as somebody remembers them: not a whole speech. In UTF-16 units. */
const QUOTED_AT_MOST = 90;
const SAID = '{said}';

type About = LookingBack['about'];

const isAbout = (about: About, { kind, subjectId }: Pick<KeyMoment, 'kind' | 'subjectId'>): boolean =>
  (kind === 'lever' && 'lever' in about && about.lever === subjectId) ||
  (kind === 'misstep' && 'misstep' in about && about.misstep === subjectId) ||
  (kind === 'repair' && 'repair' in about && about.repair === subjectId) ||
  (kind === 'fact_opened' && 'fact' in about && about.fact === subjectId);

/** Up to the last blank that leaves no more than somebody remembers. */
function remembered(evidence: Evidence, text: string): Evidence {
  if (evidence.to - evidence.from <= QUOTED_AT_MOST) return evidence;
  const cut = text.lastIndexOf(' ', evidence.from + QUOTED_AT_MOST);
  return { ...evidence, to: cut > evidence.from ? cut : evidence.from + QUOTED_AT_MOST };
}

function spoken(lines: LookingBack['lines'], evidence: Evidence, remembering: Remembered): Sentence {
  const { view, attempt } = remembering;
  const language: Language = view.transcript.language;
  const options = lines[language];
  const text = options[(hash(`${evidence.turn}/${options[0] ?? ''}`) + attempt) % options.length] ?? '';
  const words = view.transcript.turns.find(({ turn }) => turn === evidence.turn)?.text ?? '';
  const quoted = text.includes(SAID) ? remembered(evidence, words) : evidence;
  return { text: quoted.to < evidence.to ? text.replace(SAID, `${SAID}…`) : text, evidence: quoted };
}

function ofMoment(moment: KeyMoment, remembering: Remembered): Sentence | undefined {
  const { looking_back: entries } = remembering.play.scenario;
  const entry = entries.find(({ about }) => !moment.tooEarly && isAbout(about, moment));
  return entry && spoken(entry.lines, moment.evidence, remembering);
}

/** How it ended, tied to the learner's last words. */
function ofTheEnd(remembering: Remembered): Sentence | undefined {
  const { play, view } = remembering;
  const { reason } = view.transcript.ending;
  const end = reason === 'objective_reached' || reason === 'persona_left' ? reason : 'open';
  const entry = play.scenario.looking_back.find(({ about }) => 'end' in about && about.end === end);
  const last = view.steps.at(-1);
  return entry && last && spoken(entry.lines, wholeTurn(last.turn), remembering);
}

/** What fits into so many sentences, in the given order: what is too long for what is left is passed over. */
function fitting(moments: readonly Told[], room: number): Told[] {
  let left = room;
  return moments.filter(({ sentence }) => {
    const needed = sentencesIn(sentence.text);
    if (needed > left) return false;
    left -= needed;
    return true;
  });
}

/**
 * How the persona looks back, in its own voice: on the moments that weighed most, in their order, and on the end. Five
 * sentences at most, whether an entry holds one or two of them; each entry is tied to what the learner said.
 */
export function ownView(remembering: Remembered): Sentence[] {
  const weighty = [...remembering.moments]
    .sort((a, b) => b.weight - a.weight || a.number - b.number)
    .flatMap((moment): Told[] => {
      const sentence = ofMoment(moment, remembering);
      return sentence ? [{ number: moment.number, sentence }] : [];
    });
  const told = new Set<string>();
  const unlike = weighty.filter(({ sentence }) => !told.has(sentence.text) && told.add(sentence.text));
  const end = ofTheEnd(remembering);
  const moments = fitting(unlike, SENTENCES_AT_MOST - (end ? sentencesIn(end.text) : 0));
  return [...moments.sort((a, b) => a.number - b.number).map(({ sentence }) => sentence), end ?? []].flat();
}
