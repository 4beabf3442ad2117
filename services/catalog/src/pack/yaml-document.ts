import type { Document, Pair, Scalar } from 'yaml';
import { LineCounter, isMap, isNode, isPair, parseDocument } from 'yaml';

/** A parsed file: its value, what is wrong with its YAML, and where each of its parts stands. */
export interface YamlDocument {
  value: unknown;
  errors: { line: number; message: string }[];
  lineOf: (path: readonly PropertyKey[]) => number;
}

/** Aliases are refused, because a file must read as what it says, line by line. */
export function readYaml(text: string): YamlDocument {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const errors = document.errors.map((error) => ({ line: lines.linePos(error.pos[0]).line, message: error.message }));
  return {
    value: errors.length === 0 ? toValue(document, errors) : undefined,
    errors,
    lineOf: (path) => lines.linePos(offsetOf(document, path)).line,
  };
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
  return isNode(document.contents) ? (document.contents.range?.[0] ?? 0) : 0;
}

function offsetAt(document: Document.Parsed, path: readonly PropertyKey[]): number | undefined {
  const parent: unknown = path.length === 1 ? document.contents : document.getIn(path.slice(0, -1), true);
  if (isMap(parent)) return pairOffset(parent.items.find((pair) => keyOf(pair) === String(path.at(-1))));
  const node: unknown = document.getIn(path, true);
  return isNode(node) ? node.range?.[0] : undefined;
}

function keyOf(pair: unknown): string | undefined {
  return isPair(pair) ? String((pair.key as Scalar | null)?.value) : undefined;
}

function pairOffset(pair: Pair | undefined): number | undefined {
  return isNode(pair?.key) ? pair.key.range?.[0] : undefined;
}
