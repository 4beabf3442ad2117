import type { AssignScenario, LaunchProgramme } from './programme.decide.js';
import { decideProgramme } from './programme.decide.js';
import type { Programme } from './programme.js';
import { evolveProgramme, initialProgramme } from './programme.js';

const launch: LaunchProgramme = {
  type: 'LaunchProgramme',
  programmeId: 'spring',
  name: 'Spring',
  startsOn: '2026-03-02',
  dueOn: '2026-05-29',
  assignments: [
    { assignmentId: 'a1', scenarioId: 'reprimand', teamId: 'lille-care' },
    { assignmentId: 'a2', scenarioId: 'reprimand', teamId: 'lyon-sales' },
  ],
  assignedBy: 'nora',
};
const assign: AssignScenario = {
  type: 'AssignScenario',
  assignment: { assignmentId: 'a3', scenarioId: 'job-interview', teamId: 'lille-care' },
  dueOn: '2026-04-10',
  purpose: 'assessed',
  assignedBy: 'nora',
};
const after = (command: LaunchProgramme | AssignScenario, state: Programme) =>
  decideProgramme(command, state).reduce(evolveProgramme, state);

const launched = after(launch, initialProgramme);

describe('when a programme is planned', () => {
  it('is launched with each scenario assigned to each team for practice', () => {
    const [programme] = decideProgramme(launch, initialProgramme);
    expect(programme).toMatchObject({ scenarioIds: ['reprimand'], teamIds: ['lille-care', 'lyon-sales'] });
    expect([...launched.assigned.values()]).toEqual([
      { scenario: 'reprimand', team: 'lille-care', purpose: 'practice', dueOn: '2026-05-29' },
      { scenario: 'reprimand', team: 'lyon-sales', purpose: 'practice', dueOn: '2026-05-29' },
    ]);
  });

  it('takes a single assignment as a stream of its own', () => {
    const single = after(assign, initialProgramme);
    expect(single.status).toBe('single');
    expect(() => decideProgramme(launch, single)).toThrow('programme_exists');
  });
});

describe('when a programme is launched', () => {
  it('stays quiet when launched again', () => {
    expect(decideProgramme(launch, launched)).toEqual([]);
  });

  it('takes another assignment', () => {
    const [event] = decideProgramme({ ...assign, programmeId: 'spring' }, launched);
    expect(event).toMatchObject({ programmeId: 'spring', assignmentId: 'a3', dueOn: '2026-04-10' });
  });

  it('stays quiet for the very same assignment', () => {
    const command = { ...assign, programmeId: 'spring' };
    expect(decideProgramme(command, after(command, launched))).toEqual([]);
  });

  it('refuses to assign the same scenario to a team twice for one purpose', () => {
    const again = { assignmentId: 'a4', scenarioId: 'reprimand', teamId: 'lille-care' };
    expect(() => decideProgramme({ ...assign, assignment: again, purpose: 'practice' }, launched)).toThrow(
      'already_assigned',
    );
  });
});
