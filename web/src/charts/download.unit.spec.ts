import { describe, expect, it } from 'vitest';

import { withHeading } from './download.js';

/** A chart as wide as that on its page, and 200 px high. */
const chartOf = (width: number): SVGElement => {
  const chart = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  chart.append(document.createElementNS('http://www.w3.org/2000/svg', 'circle'));
  chart.getBoundingClientRect = () => ({ width, height: 200 }) as DOMRect;
  return chart;
};

describe('a picture taken out of its page', () => {
  it('carries its title and the names of its cohorts, above the chart itself', () => {
    const chart = chartOf(600);
    const cohorts = [
      { name: 'Lille', path: 'M0 0z', colour: '#c1' },
      { name: 'Lyon & co', path: 'M1 1z', colour: '#c2' },
    ];
    const sheet = withHeading(chart, { title: 'Change by skill', cohorts, ink: '#111', ground: '#fff', font: 'Inter' });
    const texts = [...sheet.querySelectorAll('text')].map((one) => one.textContent);
    expect(texts).toEqual(['Change by skill', 'Lille', 'Lyon & co']);
    expect([...sheet.querySelectorAll('path')].map((one) => one.getAttribute('fill'))).toEqual(['#c1', '#c2']);
    expect(sheet.querySelector('svg > circle')).not.toBeNull();
    // 16 px around, two lines of 24 px and half a margin above the chart.
    expect([sheet.getAttribute('width'), sheet.getAttribute('height')]).toEqual([
      '632',
      String(16 + 48 + 8 + 200 + 16),
    ]);
  });

  it('lays a long title and many names out in as many lines as they take', () => {
    const named = ['Lille Centre-Ville', 'Lyon Part-Dieu', 'Marseille Vieux-Port'];
    const cohorts = named.map((name) => ({ name, path: 'M0 0z', colour: '#c1' }));
    const title = 'What the same people gained or lost in each skill';
    const sheet = withHeading(chartOf(320), { title, cohorts, ink: '#111', ground: '#fff', font: 'Inter' });
    const texts = [...sheet.querySelectorAll('text')];
    expect(texts.map((one) => one.textContent)).toEqual([
      'What the same people gained or lost',
      'in each skill',
      ...named,
    ]);
    // Two names fit in 320 px, the third stands below them.
    expect(texts.slice(2).map((one) => one.getAttribute('y'))).toEqual(['81', '81', '105']);
    expect(sheet.querySelector('svg > svg')?.getAttribute('y')).toBe(String(16 + 4 * 24 + 8));
  });
});
