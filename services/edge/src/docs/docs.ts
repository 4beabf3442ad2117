import type { RequestListener, ServerResponse } from 'node:http';

import { answer, away, refuse } from '../answers.js';
import { ApiDocument, mergeApiDocuments } from './api-document.js';
import { createSocketDocument } from './socket-document.js';

export const API_DOCUMENT = '/api/openapi.json';
export const SOCKET_DOCUMENT = '/api/asyncapi.json';

const ANSWER_WITHIN_MS = 10_000;

/** Answers with the document of every socket event. */
export const serveSocketDocument: RequestListener = (_, response) => answer(response, createSocketDocument());

/** Answers with the document of every route, put together of what each service says of its own; 503 where one is away. */
export async function serveApiDocument(
  services: readonly (readonly [name: string, address: string])[],
  response: ServerResponse,
): Promise<void> {
  const documents: ApiDocument[] = [];
  for (const [name, address] of services) {
    const document = await documentOf(address).catch(() => undefined);
    if (!document) return refuse(response, away(name));
    documents.push(document);
  }
  const [first, ...others] = documents;
  if (first) answer(response, mergeApiDocuments([first, ...others]));
}

async function documentOf(address: string): Promise<ApiDocument> {
  const response = await fetch(address + API_DOCUMENT, { signal: AbortSignal.timeout(ANSWER_WITHIN_MS) });
  return ApiDocument.parse(await response.json());
}
