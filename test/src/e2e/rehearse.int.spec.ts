import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { describe, expect, it } from '@jest/globals';
import type { RehearsalReport } from '@repartee/standalone';

import { runCommand } from '../harness/command.js';
import { sharedServer } from '../harness/shared-server.js';
import { DEMO_PASSWORD } from '../harness/standalone.js';

const english = [
  'Good morning. Thank you for calling again. What happened?',
  'So you stayed at home twice, and both times nobody came.',
  'That must have been maddening, with everything else you have to do.',
  '',
  'You should have called us earlier.',
  'I am sorry, that was unfair of me.',
  'What would help you most now?',
  'I will call you myself on Thursday before noon with a fixed date.',
];

const french = [
  'Bonjour, merci de rappeler. Que s’est-il passé ?',
  'Vous avez donc attendu chez vous deux fois, pour rien.',
  'Calmez-vous, ce n’est pas si grave.',
  'Je vous présente mes excuses, c’était maladroit.',
  'De quoi auriez-vous besoin maintenant ?',
];

function fileOf(lines: readonly string[]): string {
  const file = join(mkdtempSync(join(tmpdir(), 'repartee-lines-')), 'lines.txt');
  writeFileSync(file, lines.join('\n'));
  return file;
}

async function rehearse(lines: readonly string[], ...more: string[]): Promise<RehearsalReport> {
  const { url } = sharedServer();
  const who = ['--email', 'trainer@demo.repartee.test', '--password', DEMO_PASSWORD];
  const what = ['--scenario', 'unhappy-customer', '--lines', fileOf(lines), '--json'];
  const { status, stdout, stderr } = await runCommand('rehearse', ['--url', url, ...who, ...what, ...more]);
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  return JSON.parse(stdout) as RehearsalReport;
}

/** What must not depend on how the persona words its part. */
function judged({ ended, turns, debriefing }: RehearsalReport) {
  const learner = turns.filter(({ speaker }) => speaker === 'learner');
  return {
    ended,
    learner: learner.map(({ text, cues, disposition }) => ({ text, cues, disposition })),
    skills: debriefing.skills,
    objectiveReached: debriefing.objectiveReached,
  };
}

describe('when a session is rehearsed from a file', () => {
  it('has each learner turn with its cues and the disposition after it', async () => {
    const { turns, ended } = await rehearse(english);
    const learner = turns.filter(({ speaker }) => speaker === 'learner');
    expect(learner.length).toBeGreaterThan(0);
    for (const turn of learner) {
      expect(english).toContain(turn.text);
      expect(turn.disposition).toEqual({
        trust: expect.any(Number),
        tension: expect.any(Number),
        openness: expect.any(Number),
      });
      for (const { evidence } of turn.cues ?? [])
        for (const { from, to, quote } of evidence) expect(turn.text.slice(from, to)).toBe(quote);
    }
    expect(['objective_reached', 'persona_left', 'time', 'learner']).toContain(ended);
  });

  it('has a debriefing whose evidence quotes what the learner said', async () => {
    const { turns, debriefing } = await rehearse(english, '--assessed');
    expect(debriefing.skills.length).toBeGreaterThanOrEqual(4);
    const evidence = debriefing.skills.flatMap(({ criteria }) => criteria.flatMap((criterion) => criterion.evidence));
    expect(evidence.length).toBeGreaterThan(0);
    for (const { turn, from, to, quote } of evidence) {
      expect(turns[turn]?.speaker).toBe('learner');
      expect(turns[turn]?.text.slice(from, to)).toBe(quote);
    }
  });

  it.each([
    ['English', english, 'en'],
    ['French', french, 'fr'],
  ])(
    'judges equal lines in %s equally in every attempt, however the persona words its part',
    async (_, lines, language) => {
      const first = await rehearse(lines, '--language', language);
      const second = await rehearse(lines, '--language', language);
      expect(second.sessionId).not.toBe(first.sessionId);
      expect(judged(second)).toEqual(judged(first));
    },
  );

  it('ends the session where the lines run out', async () => {
    expect((await rehearse(english.slice(0, 1))).ended).toBe('learner');
  });
});

describe('when a rehearsal cannot be held', () => {
  const { url } = { url: 'http://127.0.0.1:9' };
  const rest = ['--scenario', 'unhappy-customer', '--lines', fileOf(english)];

  it('says that nothing answers', async () => {
    const who = ['--email', 'trainer@demo.repartee.test', '--password', DEMO_PASSWORD];
    const { status, stderr } = await runCommand('rehearse', ['--url', url, ...who, ...rest]);
    expect({ status, stderr }).toMatchObject({ status: 1, stderr: expect.stringContaining('Nothing answers') });
  });

  it('says that the password is wrong', async () => {
    const who = ['--email', 'author@demo.repartee.test', '--password', 'not the password'];
    const { status, stderr } = await runCommand('rehearse', ['--url', sharedServer().url, ...who, ...rest]);
    expect(status).toBe(1);
    expect(stderr.trim().split('\n')).toHaveLength(1);
  });

  it('says that there is no such scenario', async () => {
    const who = ['--email', 'trainer@demo.repartee.test', '--password', DEMO_PASSWORD];
    const args = ['--url', sharedServer().url, ...who, '--scenario', 'no-such-thing', '--lines', fileOf(english)];
    const { status, stderr } = await runCommand('rehearse', args);
    expect({ status, stderr }).toMatchObject({ status: 1, stderr: expect.stringContaining('no-such-thing') });
  });
});
