export type { ProbeEffects, ProbeLevel } from './levels.js';
export { learned, probeLevels, skillOfLevel } from './levels.js';
export type { ProbeAct, ProbeLearner, ProbeOptions, ProbeView } from './probe-learner.js';
export { probeLearner } from './probe-learner.js';
export { SeededRandom } from './random.js';
