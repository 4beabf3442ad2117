import { caseSlots } from '@repartee/proto';

import type { Finding } from './finding.js';
import { finding } from './finding.js';

type Path = readonly (string | number)[];

interface Written {
  path: Path;
  text: string;
  /** The list the text stands in, where it stands in one. */
  list: readonly unknown[] | null;
}

/** Every text of a document with its place. */
const textsIn = (node: unknown, path: Path = [], list: Written['list'] = null): Written[] => {
  if (typeof node === 'string') return [{ path, text: node, list }];
  if (typeof node !== 'object' || node === null) return [];
  if (Array.isArray(node)) return node.flatMap((item, index) => textsIn(item, [...path, index], node));
  return Object.entries(node).flatMap(([key, value]) => textsIn(value, [...path, key]));
};

const bracketed = /\[([^[\]]*)\]/g;
const known: readonly string[] = caseSlots;

const unknown = ({ path, text }: Written): Finding[] =>
  [...text.matchAll(bracketed)]
    .map(([, name = '']) => name)
    .filter((name) => !name.includes('|') && !known.includes(name))
    .map((name) =>
      finding(
        path,
        `There is no slot "[${name}]".`,
        `Use ${known.map((slot) => `[${slot}]`).join(', ')}, or "[vous êtes|tu es]".`,
      ),
    );

const quotes = (text: unknown): boolean => typeof text === 'string' && text.includes('[said]');

/** Where nothing was said before, a line that quotes it is left out; then others must be left, and no text may be gone. */
const left = ({ path, text, list }: Written): Finding[] => {
  if (!quotes(text)) return [];
  if (list === null)
    return [finding(path, '"[said]" may be without an answer, and this text would be gone.', 'Say it without.')];
  return list.some((item) => !quotes(item))
    ? []
    : [finding(path, 'Every line here holds "[said]", which may be without an answer.', 'Add a line without it.')];
};

/** French joins or elides these with what an answer begins with: "de le retard", "que il vienne". */
const joined =
  /(?:(?:^|[\s(«"“])(?:de|du|des|que|jusque|lorsque|puisque)\s|\b\p{L}+['’])\[(?:event|said|goal|who|when)\]/iu;
const contracted = /(?:^|[\s(«"“])(?:à|au|aux)\s\[(?:event|said|goal|when)\]/iu;

const elided = ({ path, text }: Written): Finding[] =>
  path.includes('fr') && (joined.test(text) || contracted.test(text))
    ? [
        finding(
          path,
          'A slot after "de", "que", "à" or an apostrophe may need another form of the word before it.',
          'Use "pour [event]", "sur [event]", "avec [event]", "[event] : …" or « [said] ».',
        ),
      ]
    : [];

/** What is wrong with the slots of a template's document, before they are filled. */
export const checkSlots = (content: unknown): Finding[] =>
  textsIn(content).flatMap((written) => [...unknown(written), ...left(written), ...elided(written)]);

/** Slots where nothing would fill them. */
export const checkNoSlots = (content: unknown): Finding[] =>
  textsIn(content)
    .filter(({ text }) => known.some((slot) => text.includes(`[${slot}]`)))
    .map(({ path }) =>
      finding(
        path,
        'Only a case template has slots.',
        'Name the scenario that it is for in "case_for", or use plain words.',
      ),
    );
