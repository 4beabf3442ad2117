import { describe, expect, it } from '@jest/globals';
import type { Persona } from '@repartee/proto';
import { languages, stances } from '@repartee/proto';

import { presentCore } from '../core-pack.js';

const personas = presentCore().pack.personas.map(({ content }): [string, Persona] => [content.id, content]);

/** What only fits a question about what has been. */
const ofMemory =
  /\b(?:remember|recall|think back|wasn't there|was not in the room|souvien|remont\w* le fil|assistais)/u;
const askedOfAnyTime = ['event', 'yes_no', 'other'] as const;

const unquoted = (text: string): string => text.replace(/«[^»]*»/gu, ' ');
/** "Ton" is left out: it is a tone of voice too. */
const otherAddress = {
  tu: /(?<!\p{L})(?:vous|votre|vos)(?!\p{L})/iu,
  vous: /(?<!\p{L})(?:tu|te|toi|ta|tes)(?!\p{L})/iu,
};

describe.each(personas)('the lines of %s', (_, persona) => {
  const { takes_up, does_not_know, already_told } = persona;

  it('take up a mere statement in every stance, and do not thank it for an explanation', () => {
    const isStatement = ({ when }: (typeof takes_up)[number]) => when?.not?.cue === 'explanation';
    const covered = takes_up.filter(isStatement).flatMap(({ stance }) => stance ?? []);
    expect(covered.toSorted()).toEqual([...stances].toSorted());
  });

  it('speak of no memory where the question may be about what is to come', () => {
    const lines = does_not_know
      .filter(({ kind }) => askedOfAnyTime.some((one) => kind.includes(one)))
      .flatMap((entry) => languages.flatMap((language) => entry.lines[language]));
    expect(lines.filter((line) => ofMemory.test(line))).toEqual([]);
  });

  it('end no first part of a reply in a colon', () => {
    const lines = already_told.flatMap((entry) => languages.flatMap((language) => entry.lines[language]));
    expect(lines.filter((line) => /:\s*$/u.test(line))).toEqual([]);
  });

  it('keep to one form of address', () => {
    const lines = [...takes_up, ...does_not_know, ...already_told].flatMap((entry) => entry.lines.fr);
    // What is in brackets is cast to the address of a case.
    const said = lines.map((line) => unquoted(line).replace(/\[[^\]]*\]/gu, ' '));
    expect(said.filter((line) => otherAddress[persona.style.address].test(line))).toEqual([]);
  });
});
