import { Patience } from './Patience';
import { DEFAULT_TIMING } from './timing';

describe('Patience after a 403', () => {
  it('waits ever longer, up to the time for a missing right, and begins anew once it was live', () => {
    const patience = new Patience({
      timing: {
        ...DEFAULT_TIMING,
        backoffMinMs: 1_000,
        forbiddenRetryMs: 5_000,
      },
      random: () => 0.5,
    });
    const waits = [1, 2, 3, 4, 5].map(() => patience.forbidden());
    expect(waits).toEqual([1_000, 2_000, 4_000, 5_000, 5_000]);
    patience.live();
    expect(patience.forbidden()).toBe(1_000);
  });
});
