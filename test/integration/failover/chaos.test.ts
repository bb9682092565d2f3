import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { playChaos } from '../../chaos/playChaos.ts';

const RUNS = 40;

/** A part of what `npm run chaos` plays, always the same. */
describe('failovers while everything goes wrong', () => {
  it('keep every invariant', async () => {
    const { failures, tally } = await playChaos({
      ...{ runs: RUNS, seed: 1, lanes: 2, randomOnly: true },
    });
    assert.deepEqual(failures, []);
    assert.ok(tally.plays >= RUNS);
  });
});
