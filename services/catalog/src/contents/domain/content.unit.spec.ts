import { create } from '@bufbuild/protobuf';
import type { Pin } from '@repartee/proto';
import { catalogV1 } from '@repartee/proto';

import type { ContentCommand, PublishContent, PublishScenario } from './content.decide.js';
import { decideContent } from './content.decide.js';
import type { Content } from './content.js';
import { evolveContent, initialContent } from './content.js';

const document = (id: string, sha256: string) => ({ id, contentSchema: 1, contentJson: '{}', sha256 });
const claire: PublishContent = { type: 'PublishContent', kind: 'personas', document: document('claire', 'c1') };
const rubric: Pin = { id: 'negotiation', version: 1, sha256: 'r1' };
const persona: Pin = { id: 'claire', version: 1, sha256: 'c1' };
const price: PublishScenario = {
  type: 'PublishScenario',
  document: document('price-increase', 's1'),
  persona,
  rubric,
};
const retire: ContentCommand = { type: 'RetireContent', kind: 'scenarios', inUse: false };

const after = (command: ContentCommand, state: Content = initialContent) =>
  decideContent(command, state).reduce(evolveContent, state);

describe('when nothing is published', () => {
  it('publishes version 1', () => {
    expect(after(claire)).toMatchObject({ status: 'offered', pin: { id: 'claire', version: 1, sha256: 'c1' } });
  });

  it('retires nothing', () => {
    expect(() => decideContent(retire, initialContent)).toThrow('unknown_content');
  });
});

describe('when a persona is published', () => {
  const published = after(claire);

  it('stays quiet when the same content comes again', () => {
    expect(decideContent(claire, published)).toEqual([]);
  });

  it('publishes other content as the next version', () => {
    const edited = { ...claire, document: document('claire', 'c2') };
    expect(after(edited, published)).toMatchObject({ pin: { version: 2, sha256: 'c2' } });
  });

  it('is not retired while a scenario has need of it', () => {
    expect(() => decideContent({ type: 'RetireContent', kind: 'personas', inUse: true }, published)).toThrow(
      'still_in_use',
    );
  });
});

describe('when a scenario is published', () => {
  const published = after(price);

  it('pins its persona and its rubric', () => {
    expect(published).toMatchObject({ persona, rubric });
  });

  it('stays quiet when nothing of it has changed', () => {
    expect(decideContent(price, published)).toEqual([]);
  });

  it('becomes another version when its persona does', () => {
    const edited = { ...price, persona: { ...persona, version: 2, sha256: 'c2' } };
    expect(after(edited, published)).toMatchObject({ pin: { version: 2, sha256: 's1' }, persona: { version: 2 } });
  });

  it('is retired once', () => {
    const retired = after(retire, published);
    expect(retired.status).toBe('retired');
    expect(decideContent(retire, retired)).toEqual([]);
  });

  it('is offered again as a new version after it was retired', () => {
    expect(after(price, after(retire, published))).toMatchObject({ status: 'offered', pin: { version: 2 } });
  });

  it('takes one calibration per version, engine and scorer', () => {
    const calibration = create(catalogV1.ScenarioCalibratedSchema, {
      scenario: { id: 'price-increase', version: 1, sha256: 's1' },
      engine: { name: 'engine', version: '1' },
      scorer: { name: 'scorer', version: '1' },
    });
    const command: ContentCommand = { type: 'RecordCalibration', calibration };
    expect(decideContent(command, published)).toEqual([calibration]);
    expect(decideContent(command, after(command, published))).toEqual([]);
    expect(() => decideContent(command, initialContent)).toThrow('unknown_content');
  });
});
