import { assessReadiness, ReadinessFacts } from './assessReadiness';

const NOW = 1_000_000_000;
const DAY = 24 * 60 * 60_000;

function facts(given: Partial<ReadinessFacts> = {}): ReadinessFacts {
  return {
    cluster: 'west',
    state: 'live',
    seenAt: NOW - 1000,
    health: 'healthy',
    replicas: { ready: 4, desired: 4, room: 22 },
    vantage: [
      { from: 'portal', ok: true, at: NOW - 2000 },
      { from: 'cluster', ok: true, at: NOW - 1000 },
    ],
    provenAt: NOW - 10 * DAY,
    provenShare: 25,
    ...given,
  };
}

const assess = (given: Partial<ReadinessFacts>) =>
  assessReadiness(facts(given), NOW);

describe('assessReadiness', () => {
  it('is sure of a cluster that two vantage points see and a drill has proven', () => {
    const { score, verdict, reasons } = assess({});
    expect([score, verdict]).toEqual([100, 'ready']);
    expect(reasons.map(({ text }) => text)).toEqual([
      'Room for 22 more pods',
      'Answers, asked from the portal',
      'Answers, as the cluster sees it',
      'Last proven at 25 %',
    ]);
  });

  it.each<
    [string, Partial<ReadinessFacts>, number | undefined, string, string]
  >([
    [
      'no pod is ready',
      { replicas: { ready: 0, desired: 4, room: 9 } },
      40,
      'notReady',
      'No pod is ready',
    ],
    [
      'some pods are not ready',
      {
        replicas: { ready: 2, desired: 4, room: 9 },
        health: 'degraded',
        healthReason: '2 of 4 pods crash-looping',
      },
      70,
      'ready',
      '2 of 4 pods crash-looping',
    ],
    [
      'there is no room and pods fail',
      { replicas: { ready: 2, desired: 4, room: 0 } },
      55,
      'limited',
      '2 of 4 pods ready',
    ],
    [
      'one view says no',
      {
        vantage: [
          { from: 'portal', ok: false, message: 'Answers 503' },
          { from: 'cluster', ok: true },
        ],
      },
      60,
      'limited',
      'Answers 503 (asked from the portal)',
    ],
    [
      'there is one view only',
      { vantage: [{ from: 'cluster', ok: true }] },
      85,
      'ready',
      'Seen from one side only',
    ],
    ['nobody has looked', { vantage: [] }, 85, 'ready', 'Nobody has looked'],
    [
      'it was never proven',
      { provenAt: undefined },
      90,
      'ready',
      'Never proven by a drill',
    ],
    [
      'its proof is old',
      { provenAt: NOW - 31 * DAY },
      95,
      'ready',
      'Last proven long ago',
    ],
    [
      'it runs another image',
      { oddImage: 'Image 6.9.4, others 6.11.0' },
      90,
      'ready',
      'Image 6.9.4, others 6.11.0',
    ],
    [
      'room is not known',
      { replicas: { ready: 4, desired: 4 } },
      85,
      'ready',
      'Room for more pods not known',
    ],
    [
      'its facts are not current',
      { state: 'stale' },
      90,
      'ready',
      'Facts are not current',
    ],
    [
      'its API does not answer',
      { state: 'unreachable' },
      undefined,
      'unknown',
      'API not answering',
    ],
    [
      'nothing is known of its pods',
      { replicas: undefined },
      undefined,
      'unknown',
      'Nothing known of its pods',
    ],
  ])('when %s', (_, given, score, verdict, reason) => {
    const found = assess(given);
    expect([found.score, found.verdict]).toEqual([score, verdict]);
    expect(found.reasons.map(({ text }) => text)).toContain(reason);
  });

  it('keeps the last score of a cluster that is away, and does not call it one', () => {
    const found = assess({ state: 'unreachable', lastScore: 71 });
    expect(found).toMatchObject({ lastScore: 71, sentence: 'Unknown, was 71' });
    expect(found.score).toBeUndefined();
  });

  it('says the weightiest first', () => {
    const { reasons } = assess({
      vantage: [{ from: 'portal', ok: false }],
      oddImage: 'odd',
      provenAt: undefined,
    });
    expect(reasons.slice(0, 3).map(({ code }) => code)).toEqual([
      'vantage',
      'oddImage',
      'unproven',
    ]);
  });
});
