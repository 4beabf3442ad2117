import { describe, expect, it } from '@jest/globals';

import { complaintsAbout } from './complaints.js';
import { composedWith } from './compose.js';

const file = 'compose.authorities.yaml';

describe('the compose file for authorities that Node does not know', () => {
  it.each(composedWith(file))('gives $name what it reads, and nothing else', (deployed) => {
    expect(complaintsAbout(deployed)).toEqual([]);
  });

  it('reaches every service that speaks to somebody outside, or to the key service', () => {
    const trusting = composedWith(file).filter(({ environment }) => environment['NODE_EXTRA_CA_CERTS'] !== undefined);

    expect(trusting.map(({ name }) => name)).toEqual([
      ...['directory', 'catalog', 'sessions-0', 'scoring', 'projections', 'cockpit'],
    ]);
  });

  it('takes nothing away that a service has', () => {
    for (const { files, environment } of composedWith(file))
      if (environment['NODE_EXTRA_CA_CERTS']) expect(files).toContain('/run/secrets/master_key');
  });
});
