import type { FigureKind } from '@repartee/proto';
import { mount } from '@vue/test-utils';
import { beforeEach, describe, expect, it } from 'vitest';

import { i18n, setLanguage } from '../i18n/i18n.js';
import LineageBasis from './LineageBasis.vue';

beforeEach(() => setLanguage('en'));

function told(figure: FigureKind): string {
  const basis = { events: 40, sessions: 40, learners: null, practice: null, versions: [] };
  const wrapper = mount(LineageBasis, { props: { basis, figure }, global: { plugins: [i18n] } });
  const text = wrapper.text();
  wrapper.unmount();
  return text;
}

describe('a basis whose learners are not told', () => {
  it('has none for who practises, for its sessions may be of many who have left', () => {
    expect(told('adoption')).not.toContain('Learners');
  });

  it('says so for other figures', () => {
    expect(told('level')).toContain('fewer than 5');
  });
});
