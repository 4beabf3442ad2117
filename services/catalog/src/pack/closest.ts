/** Furthest a word may be from another to be suggested: a third of its letters, two at least. */
const share = 1 / 3;

/** The word that was probably meant, or undefined where none is near. Words that hold the same parts in another order are near too. */
export function closest(word: string, candidates: readonly string[]): string | undefined {
  const limit = Math.max(2, Math.floor(word.length * share));
  const ranked = candidates
    .map((candidate) => ({ candidate, distance: sameParts(word, candidate) ? 0 : editDistance(word, candidate) }))
    .sort((one, other) => one.distance - other.distance);
  const [best] = ranked;
  return best && best.distance <= limit ? best.candidate : undefined;
}

/** `; did you mean "x"?` where something is near, else nothing. */
export function suggestion(word: string, candidates: readonly string[]): string {
  const meant = closest(word, candidates);
  return meant === undefined ? '' : `; did you mean "${meant}"?`;
}

function sameParts(one: string, other: string): boolean {
  const parts = (word: string) => word.split(/[-_]/).sort().join(' ');
  return parts(one) === parts(other);
}

/** Levenshtein's distance: insertions, deletions and replacements of single letters. */
function editDistance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (const [index, letter] of [...one].entries()) {
    row = nextRow(row, index + 1, letter, other);
  }
  return row[other.length] ?? one.length;
}

function nextRow(above: readonly number[], start: number, letter: string, other: string): number[] {
  const row = [start];
  for (const [index, counterpart] of [...other].entries()) {
    const replaced = (above[index] ?? 0) + (letter === counterpart ? 0 : 1);
    row.push(Math.min(replaced, (above[index + 1] ?? 0) + 1, (row[index] ?? 0) + 1));
  }
  return row;
}
