import { ConfigReader } from '@backstage/config';
import { readSettings } from './readSettings';

describe('readSettings', () => {
  it('needs no configuration', () => {
    expect(readSettings(new ConfigReader({}))).toMatchObject({
      owner: 'unknown',
      schedule: { frequency: { seconds: 30 }, scope: 'local' },
    });
  });

  it('takes owner, system and schedule', () => {
    expect(
      readSettings(
        new ConfigReader({
          multicluster: {
            catalog: {
              owner: 'group:default/platform',
              system: 'infrastructure',
              schedule: { frequency: 'PT5M', timeout: { seconds: 50 } },
            },
          },
        }),
      ),
    ).toEqual({
      owner: 'group:default/platform',
      system: 'infrastructure',
      schedule: expect.objectContaining({
        frequency: { minutes: 5 },
        scope: 'local',
      }),
    });
  });
});
