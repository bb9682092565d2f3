import { ConfigReader } from '@backstage/config';
import { ScmIntegrations } from '@backstage/integration';
import { stepWith } from '../__testUtils__/step';
import { createPushAction } from './createPushAction';
import { gitAuth } from './gitAuth';

const integrationsWith = (data: object) =>
  ScmIntegrations.fromConfig(new ConfigReader({ integrations: data } as never));

describe('multicluster:push', () => {
  const action = createPushAction({ integrations: integrationsWith({}) });
  const input = { repoUrl: 'https://git.example.com/apps.git', app: 'shop' };

  it.each([
    ['a path', { repoUrl: '/etc' }, "'repoUrl' must be an address"],
    ['ssh', { repoUrl: 'ssh://git@a/b' }, "'repoUrl' must be an address"],
    [
      'credentials in the address',
      { repoUrl: 'https://a:b@git.example.com/x.git' },
      "'repoUrl' must not have credentials",
    ],
    ['an option for a branch', { branch: '--force' }, "'branch' cannot be"],
    ['a branch that climbs', { branch: 'a/../b' }, "'branch' cannot be"],
    ['a root that climbs', { root: '../clusters' }, "'root' cannot be"],
    ['an app that climbs', { app: '..' }, "'app' cannot be"],
    [
      'a folder outside of the workspace',
      { sourcePath: '..' },
      "'sourcePath' must be a folder of the workspace",
    ],
    [
      'a token that the task does not have',
      { tokenSecret: 'gitToken', sourcePath: '.' },
      "'tokenSecret' names the task secret 'gitToken'",
    ],
  ])('refuses %s', async (_, wrong, message) => {
    const step = stepWith({ input: { ...input, ...wrong } });
    await expect(step.run(action)).rejects.toThrow(message);
  });
});

describe('gitAuth', () => {
  const repoUrl = 'https://git.example.com/apps.git';

  it("takes the task's own token first", async () => {
    await expect(
      gitAuth({
        repoUrl,
        integrations: integrationsWith({}),
        tokenSecret: 'mine',
        username: 'robot',
        secrets: { mine: 'token' },
      }),
    ).resolves.toEqual({ username: 'robot', password: 'token' });
  });

  it('takes what is configured for the very host, and gives it to no other', async () => {
    const integrations = integrationsWith({
      gitlab: [
        {
          host: 'gitlab.example.com',
          token: 'configured',
          apiBaseUrl: 'https://gitlab.example.com/api/v4',
        },
      ],
    });
    await expect(
      gitAuth({ repoUrl: 'https://gitlab.example.com/a/b.git', integrations }),
    ).resolves.toEqual({ username: 'oauth2', password: 'configured' });
    await expect(gitAuth({ repoUrl, integrations })).resolves.toEqual({
      username: '',
      password: '',
    });
  });
});
