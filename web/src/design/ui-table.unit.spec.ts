import { mount } from '@vue/test-utils';
import { expect, it } from 'vitest';

import UiTable from './UiTable.vue';

it('a table stays one for screen readers, also where a small screen lays it out as a list', () => {
  const table = mount(UiTable<{ id: string }>, {
    props: {
      caption: 'People',
      columns: [{ id: 'name', label: 'Name' }],
      rows: [{ id: 'p1' }],
      rowKey: (row) => row.id,
    },
  });
  const roles = table.findAll('[role]').map((one) => one.attributes('role'));
  expect(roles).toEqual(['table', 'rowgroup', 'row', 'columnheader', 'rowgroup', 'row', 'cell']);
});
