import { DeployStrategy } from '../types';
import { planWaves } from './planWaves';

const cluster = (name: string, environment: string, provider = 'gcp') => ({
  name,
  environment,
  provider,
  labels: {},
});
const chosen = [
  cluster('west', 'prod'),
  cluster('east', 'prod', 'aws'),
  cluster('lab', 'staging'),
];
const only = (key: string, value: string) => ({
  requirements: [{ key, operator: 'In' as const, values: [value] }],
});

describe('planWaves', () => {
  it.each<[string, DeployStrategy | undefined, string[][]]>([
    ['without a strategy', undefined, [['east', 'lab', 'west']]],
    ['all at once', { type: 'allAtOnce' }, [['east', 'lab', 'west']]],
    [
      'by name, the rest last',
      { type: 'waves', waves: [{ clusters: ['west'] }] },
      [['west'], ['east', 'lab']],
    ],
    [
      'by selector',
      {
        type: 'waves',
        waves: [
          { selector: only('env', 'staging') },
          { selector: only('provider', 'aws') },
        ],
      },
      [['lab'], ['east'], ['west']],
    ],
    [
      'by both, which add up',
      {
        type: 'waves',
        waves: [{ clusters: ['east'], selector: only('env', 'staging') }],
      },
      [['east', 'lab'], ['west']],
    ],
    [
      'in the first wave that means it',
      {
        type: 'waves',
        waves: [{ clusters: ['lab'] }, { selector: { requirements: [] } }],
      },
      [['lab'], ['east', 'west']],
    ],
    [
      'without the waves that mean none',
      {
        type: 'waves',
        waves: [
          { selector: only('env', 'nowhere') },
          {},
          { clusters: ['east', 'east'] },
        ],
      },
      [['east'], ['lab', 'west']],
    ],
  ])('%s', (_, strategy, waves) => {
    expect(planWaves({ chosen, strategy })).toEqual(waves);
    const reversed = [...chosen].reverse();
    expect(planWaves({ chosen: reversed, strategy })).toEqual(waves);
  });

  it('refuses a name that is not among the targets', () => {
    const strategy: DeployStrategy = {
      type: 'waves',
      waves: [{ clusters: ['lab'] }, { clusters: ['wets'] }],
    };
    expect(() => planWaves({ chosen, strategy })).toThrow(
      "Wave 2 names cluster 'wets', which is not among the targets",
    );
  });
});
