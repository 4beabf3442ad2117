import { tearDown } from './dist/harness/shared-process.js';

export default tearDown;
