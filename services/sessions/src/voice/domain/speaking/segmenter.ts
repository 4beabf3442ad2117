/** A first clause of so many characters goes out at once; a shorter one waits for what follows. */
const FIRST_AT_LEAST = 20;
/** Later ones are sentences; one that gets too long is cut at a clause. */
const LONGEST = 160;

const sentenceEnd = /[.!?…]+["'”’»)]*(?=\s)/gu;
const clauseEnd = /(?:[,;:]|\s[\u2013\u2014])(?=\s)/gu;
/** "Mr. Martin", "M. Martin", "4. étage": no end. */
const abbreviated = /(?:^|[\s(])(?:\p{L}|\d+|mr|mrs|ms|dr|st|mme|mlle|vs|no|art|env)\.$/iu;

/** The words of a reply as they come, on their way to becoming segments. */
export interface Segmenting {
  /** Not in a segment yet. */
  rest: string;
  isFirst: boolean;
}

export const noSegments: Segmenting = { rest: '', isFirst: true };

export interface Segmented {
  segments: string[];
  state: Segmenting;
}

/** Takes more words of the reply, and gives the segments that can be spoken: a first clause, then whole sentences. */
export function takeWords(state: Segmenting, words: string): Segmented {
  const segments: string[] = [];
  let { rest, isFirst } = { ...state, rest: state.rest + words };
  for (let end = cutOf(rest, isFirst); end !== undefined; end = cutOf(rest, isFirst)) {
    segments.push(rest.slice(0, end).trim());
    rest = rest.slice(end).trimStart();
    isFirst = false;
  }
  return { segments, state: { rest, isFirst } };
}

/** What is left when the reply is over. */
export function lastSegment({ rest }: Segmenting): string[] {
  return rest.trim() === '' ? [] : [rest.trim()];
}

function cutOf(rest: string, isFirst: boolean): number | undefined {
  const sentences = endsIn(rest, sentenceEnd);
  const clauses = endsIn(rest, clauseEnd);
  if (isFirst) return [...sentences, ...clauses].sort((a, b) => a - b).find((end) => end >= FIRST_AT_LEAST);
  const [sentence] = sentences;
  if (sentence !== undefined && sentence <= LONGEST) return sentence;
  if (rest.length <= LONGEST) return undefined;
  return clauses.findLast((end) => end <= LONGEST) ?? sentence;
}

function endsIn(rest: string, ending: RegExp): number[] {
  return [...rest.matchAll(ending)]
    .map((match) => match.index + match[0].length)
    .filter((end) => !abbreviated.test(rest.slice(0, end)));
}
