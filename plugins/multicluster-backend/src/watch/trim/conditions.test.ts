import { tellingConditions } from './conditions';

describe('tellingConditions', () => {
  it.each([
    ['Ready', 'True', false],
    ['Ready', 'False', true],
    ['Ready', 'Unknown', true],
    ['Ready', 'nonsense', true],
    ['Available', 'False', true],
    ['ReplicaFailure', 'True', true],
    ['ReplicaFailure', 'False', false],
    ['ScalingLimited', 'False', false],
    ['example.com/gate', 'False', true],
    ['example.com/gate', 'True', false],
  ])('%s that is %s says something: %p', (type, status, tells) => {
    expect(tellingConditions([{ type, status }])).toHaveLength(tells ? 1 : 0);
  });

  it('cuts long messages and keeps the time as seconds', () => {
    const [condition] = tellingConditions([
      {
        type: 'Ready',
        status: 'False',
        reason: 'No',
        message: 'x'.repeat(300),
        lastTransitionTime: '1970-01-01T00:01:00Z',
      },
    ]);
    expect(condition.message).toHaveLength(200);
    expect(condition).toMatchObject({ reason: 'No', since: 60 });
  });

  it.each([[undefined], [null], ['text'], [[1, null, 'x']], [{}]])(
    'does not choke on %p',
    malformed => {
      expect(() => tellingConditions(malformed)).not.toThrow();
    },
  );
});
