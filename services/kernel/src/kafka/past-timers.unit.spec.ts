import { Script, createContext } from 'node:vm';

import { describe, expect, it } from '@jest/globals';

import { passOverPastTimers } from './past-timers.js';

/** Emits the warning as a file of this name would. */
function warned(filename: string, type: string): unknown[] {
  const heard: unknown[] = [];
  const target = { emitWarning: (...all: unknown[]) => void heard.push(all[0]) };
  passOverPastTimers(target);
  passOverPastTimers(target);
  new Script('target.emitWarning("-1 is a negative number.", type)', { filename }).runInContext(
    createContext({ target, type }),
  );
  return heard;
}

describe('the warning of a timer set for the past', () => {
  it('is passed over where the Kafka client set it', () => {
    expect(warned('/app/node_modules/kafkajs/src/queue.js', 'TimeoutNegativeWarning')).toEqual([]);
  });

  it('is passed on where anybody else did, and so is any other warning of the client', () => {
    expect(warned('/app/dist/own.js', 'TimeoutNegativeWarning')).toHaveLength(1);
    expect(warned('/app/node_modules/kafkajs/src/queue.js', 'DeprecationWarning')).toHaveLength(1);
  });
});
