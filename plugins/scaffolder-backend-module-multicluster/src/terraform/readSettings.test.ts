import { ConfigReader } from '@backstage/config';
import { environmentOf } from './environmentOf';
import { readSettings } from './readSettings';

const read = (terraform?: object) =>
  readSettings(
    new ConfigReader({ multicluster: terraform && { terraform } } as any),
  );

describe('readSettings', () => {
  it('needs one key only', () => {
    expect(read({ stateDirectory: '/var/lib/terraform' })).toEqual({
      binary: undefined,
      env: {},
      stateDirectory: '/var/lib/terraform',
      backend: 'local',
    });
  });

  it.each([
    [
      'nothing',
      undefined,
      "'multicluster.terraform.stateDirectory' is missing",
    ],
    ['a relative folder', { stateDirectory: 'states' }, 'absolute path'],
    [
      'another backend',
      { stateDirectory: '/x', backend: 's3' },
      "'multicluster.terraform.backend' is 's3'",
    ],
  ])('refuses %s', (_, terraform, message) => {
    expect(() => read(terraform)).toThrow(message);
  });
});

describe('environmentOf', () => {
  it('passes on what a program needs to run, and no secret of the backend', () => {
    expect(
      environmentOf(
        { PATH: '/bin', BACKEND_SECRET: 'x', HOME: '/root' },
        { AWS_REGION: 'eu-north-1', HOME: '/srv' },
      ),
    ).toEqual({ PATH: '/bin', HOME: '/srv', AWS_REGION: 'eu-north-1' });
  });
});
