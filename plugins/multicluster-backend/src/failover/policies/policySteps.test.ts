import { ConfigReader } from '@backstage/config';
import { readPolicies } from './readPolicies';

const read = (steps: unknown) =>
  readPolicies(
    new ConfigReader({
      multicluster: {
        failover: {
          webhooks: { database: { url: 'https://hooks.example.com' } },
          policies: { x: { steps: steps as [] } },
        },
      },
    }),
  ).get('x')?.steps;

const manual = {
  ...{ id: 'tell', when: 'beforeTraffic', kind: 'manual' },
  instructions: 'Call the bank.',
};
const webhook = {
  ...{ id: 'promote', when: 'afterTraffic', kind: 'webhook' },
  webhook: 'database',
};

describe('steps of a policy', () => {
  it('are read with what holds when they do not say it', () => {
    expect(read([manual, webhook])).toEqual([
      { ...manual, drills: false },
      { ...webhook, drills: false, timeoutSeconds: 300 },
    ]);
    const told = { drills: true, timeoutSeconds: 60 };
    expect(read([{ ...manual, ...told }])).toEqual([{ ...manual, ...told }]);
  });

  it.each([
    [[{ ...manual, instructions: ' ' }], '0.instructions', 'small'],
    [[{ ...manual, when: 'later' }], '0.when', 'afterTraffic'],
    [[{ ...manual, kind: 'scaffolder' }], '0.kind', 'discriminator'],
    [[{ ...manual, webhook: 'database' }], '0', 'webhook'],
    [[{ ...manual, id: 'Tell them' }], '0.id', 'small letters'],
    [[{ ...manual, id: 'capacity' }], '0.id', 'every plan has'],
    [[{ ...manual, id: 'ramp-50' }], '0.id', 'every plan has'],
    [[manual, { ...webhook, id: 'tell' }], '1.id', 'earlier step'],
    [[{ ...webhook, webhook: 'other' }], '0.webhook', 'failover.webhooks'],
    [[{ ...webhook, url: 'https://x' }], '0', 'url'],
    [[{ ...webhook, timeoutSeconds: 0 }], '0.timeoutSeconds', '1'],
  ])('%j are refused at the start', (steps, key, why) => {
    expect(() => read(steps)).toThrow(`policies.x.steps.${key}'`);
    expect(() => read(steps)).toThrow(why);
  });
});
