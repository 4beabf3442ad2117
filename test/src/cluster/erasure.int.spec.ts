import { describeErasure } from '../erasure/erasure.contract.js';
import { OnCluster } from '../erasure/on-cluster.js';

describeErasure('a cluster', () => OnCluster.start());
