import type { CeilingStanding, Role } from '@repartee/proto';
import { noCeiling } from '@repartee/proto';
import { QueryClient, VueQueryPlugin } from '@tanstack/vue-query';
import { RouterLinkStub, mount } from '@vue/test-utils';
import { beforeEach, describe, expect, it } from 'vitest';

import { i18n, setLanguage } from '../i18n/i18n.js';
import SpeechCeilingNotice from './SpeechCeilingNotice.vue';

beforeEach(() => setLanguage('en'));

/** The notice that somebody with this role reads, where the month stands so. */
function told(role: Role, standing: CeilingStanding, share: number): string {
  const client = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity, retry: false } } });
  client.setQueryData(['me'], { roles: [{ role }] });
  client.setQueryData(['speech-use'], { months: [], ceiling: noCeiling, standing, share });
  const plugins = [i18n, [VueQueryPlugin, { queryClient: client }] as [typeof VueQueryPlugin, object]];
  const wrapper = mount(SpeechCeilingNotice, { global: { plugins, stubs: { RouterLink: RouterLinkStub } } });
  const isPrinted = wrapper.find('[role=status]:not(.no-print)').exists();
  const text = `${wrapper.text()}${isPrinted ? ' (on paper too)' : ''}`;
  wrapper.unmount();
  client.clear();
  return text;
}

describe('when the month’s speech is nearly used up', () => {
  it('tells administrators how much of it', () => {
    expect(told('admin', 'near', 0.83)).toContain('83% of this month’s speech is used up.');
    expect(told('admin', 'near', 0.83)).not.toContain('on paper too');
  });

  it('tells them at the ceiling what it means', () => {
    expect(told('admin', 'reached', 1.02)).toContain('New conversations are typed');
  });

  it('says nothing before, nor to anybody else', () => {
    expect(told('admin', 'open', 0.5)).toBe('');
    expect(told('learner', 'reached', 1.02)).toBe('');
  });
});
