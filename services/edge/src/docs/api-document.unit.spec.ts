import { describe, expect, it } from '@jest/globals';

import { ApiDocument, mergeApiDocuments } from './api-document.js';

const createTestDocument = (paths: ApiDocument['paths'], schemas: Record<string, unknown> = {}): ApiDocument =>
  ApiDocument.parse({ openapi: '3.0.0', info: { title: 'Repartee' }, paths, components: { schemas } });

const written = { operationId: 'tell' };
const read = { operationId: 'list' };

describe('the documents of several services', () => {
  const whole = mergeApiDocuments([
    createTestDocument({ '/api/cases': { post: written } }, { CaseWritten: {} }),
    createTestDocument({ '/api/cases': { get: read }, '/api/cockpit/queue': { get: read } }, { CasePage: {} }),
  ]);

  it('make one, in which an address has the methods of both that answer it', () => {
    expect(whole.paths).toEqual({
      '/api/cases': { post: written, get: read },
      '/api/cockpit/queue': { get: read },
    });
  });

  it('make one that has the shapes of all', () => {
    expect(whole).toMatchObject({ openapi: '3.0.0', components: { schemas: { CaseWritten: {}, CasePage: {} } } });
  });
});
