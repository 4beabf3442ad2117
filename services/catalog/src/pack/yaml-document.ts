import { createRequire } from 'node:module';

import type * as library from 'yaml';
import type { Document, ErrorCode, Pair, Scalar, YAMLParseError } from 'yaml';

const load = createRequire(import.meta.url);

/** Loaded with the first file: a server reads none unless somebody imports a pack. */
const yaml = (): typeof library => load('yaml') as typeof library;

/** A parsed file: its value, what is wrong with its YAML, and where each of its parts stands. */
export interface YamlDocument {
  value: unknown;
  errors: { line: number; message: string }[];
  lineOf: (path: readonly PropertyKey[]) => number;
}

/** Aliases are refused, because a file must read as what it says, line by line. */
export function readYaml(text: string): YamlDocument {
  const { LineCounter, parseDocument } = yaml();
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const errors = worthTelling(document.errors).map((error) => ({
    line: lines.linePos(error.pos[0]).line,
    message: messageOf(error),
  }));
  return {
    value: errors.length === 0 ? toValue(document, errors) : undefined,
    errors,
    lineOf: (path) => lines.linePos(offsetOf(document, path)).line,
  };
}

/** Once the parser has lost its way, whatever it meets next looks wrong too: a missing bracket made 12,000 errors. */
function worthTelling(errors: readonly YAMLParseError[]): YAMLParseError[] {
  const lost = errors.findIndex(({ code }) => code !== 'DUPLICATE_KEY');
  return lost === -1 ? [...errors] : errors.slice(0, lost + 1);
}

const remedies: Partial<Record<ErrorCode, string>> = {
  BAD_INDENT: 'a line is indented too little or too much; give it the indent of the lines it belongs to',
  BLOCK_AS_IMPLICIT_KEY: 'a text holds a colon, or a line is indented too far; quote the text or correct the indent',
  DUPLICATE_KEY: 'a key stands here twice; keep one of the two',
  MISSING_CHAR: 'a quote, bracket, comma or colon is missing; add it',
  TAB_AS_INDENT: 'a tab is used as indent; use spaces',
};

function messageOf({ code, message }: YAMLParseError): string {
  const remedy =
    remedies[code] ?? 'this is not YAML; check quotes, brackets, colons and indent here and in the line above';
  return `${remedy} (${message})`;
}

function toValue(document: Document.Parsed, errors: { line: number; message: string }[]): unknown {
  try {
    return document.toJS({ maxAliasCount: 0 });
  } catch {
    errors.push({ line: 1, message: 'the file uses an alias (*name); write the value out where it is needed' });
    return undefined;
  }
}

/** The place of the key where the path names one, else of the item; else of what stands above it. */
function offsetOf(document: Document.Parsed, path: readonly PropertyKey[]): number {
  for (let length = path.length; length > 0; length--) {
    const offset = offsetAt(document, path.slice(0, length));
    if (offset !== undefined) return offset;
  }
  return yaml().isNode(document.contents) ? (document.contents.range?.[0] ?? 0) : 0;
}

function offsetAt(document: Document.Parsed, path: readonly PropertyKey[]): number | undefined {
  const { isMap, isNode } = yaml();
  const parent: unknown = path.length === 1 ? document.contents : document.getIn(path.slice(0, -1), true);
  if (isMap(parent)) return pairOffset(parent.items.find((pair) => keyOf(pair) === String(path.at(-1))));
  const node: unknown = document.getIn(path, true);
  return isNode(node) ? node.range?.[0] : undefined;
}

function keyOf(pair: unknown): string | undefined {
  return yaml().isPair(pair) ? String((pair.key as Scalar | null)?.value) : undefined;
}

function pairOffset(pair: Pair | undefined): number | undefined {
  return yaml().isNode(pair?.key) ? pair.key.range?.[0] : undefined;
}
