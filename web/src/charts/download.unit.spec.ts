import { describe, expect, it } from 'vitest';

import { withHeading } from './download.js';

describe('a picture taken out of its page', () => {
  it('carries its title and the names of its cohorts, above the chart itself', () => {
    const chart = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
    chart.append(document.createElementNS('http://www.w3.org/2000/svg', 'circle'));
    const cohorts = [
      { name: 'Lille', path: 'M0 0z', colour: '#c1' },
      { name: 'Lyon & co', path: 'M1 1z', colour: '#c2' },
    ];
    const sheet = withHeading(chart, { title: 'Change by skill', cohorts, ink: '#111', ground: '#fff', font: 'Inter' });
    const texts = [...sheet.querySelectorAll('text')].map((one) => one.textContent);
    expect(texts).toEqual(['Change by skill', 'Lille', 'Lyon & co']);
    expect([...sheet.querySelectorAll('path')].map((one) => one.getAttribute('fill'))).toEqual(['#c1', '#c2']);
    expect(sheet.querySelector('svg > circle')).not.toBeNull();
    // Nothing is measured without a page: 16 px around, two lines of 24 px and half a margin above an empty chart.
    expect([sheet.getAttribute('width'), sheet.getAttribute('height')]).toEqual(['32', String(16 + 48 + 8 + 16)]);
  });
});
