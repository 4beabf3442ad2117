/** FNV-1a over learner and scenario: the same in every attempt, so that attempts take wordings in turn. */
export function wordingSeedOf(learner: string, scenario: string): number {
  let hash = 0x811c9dc5;
  for (const character of `${learner}/${scenario}`)
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  return hash >>> 0;
}
