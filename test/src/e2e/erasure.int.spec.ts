import { describeErasure } from '../erasure/erasure.contract.js';
import { OneProcess } from '../erasure/one-process.js';

describeErasure('one process', () => OneProcess.start());
