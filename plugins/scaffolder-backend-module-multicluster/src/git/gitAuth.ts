import { InputError } from '@backstage/errors';
import {
  DefaultGithubCredentialsProvider,
  DefaultGitlabCredentialsProvider,
  ScmIntegrations,
} from '@backstage/integration';

export type GitAuth = { username: string; password: string };

/** Only what Git's own HTTP protocol can reach; a password in an address would be shown in the log of the task. */
export function readRepoUrl(repoUrl: string): URL {
  const url = URL.canParse(repoUrl) ? new URL(repoUrl) : undefined;
  if (!url || !['https:', 'http:'].includes(url.protocol)) {
    throw new InputError(
      `'repoUrl' must be an address as https://git.example.com/deployments.git, and '${repoUrl}' is none`,
    );
  }
  if (url.username || url.password) {
    throw new InputError(
      "'repoUrl' must not have credentials in it: name a task secret by 'tokenSecret', or configure 'integrations'",
    );
  }
  return url;
}

async function fromIntegrations(
  integrations: ScmIntegrations,
  repoUrl: string,
): Promise<GitAuth | undefined> {
  const type = integrations.byUrl(repoUrl)?.type;
  if (type === 'github') {
    const provider =
      DefaultGithubCredentialsProvider.fromIntegrations(integrations);
    const { token } = await provider.getCredentials({ url: repoUrl });
    return token ? { username: 'x-access-token', password: token } : undefined;
  }
  if (type === 'gitlab') {
    const provider =
      DefaultGitlabCredentialsProvider.fromIntegrations(integrations);
    const { token } = await provider.getCredentials({ url: repoUrl });
    return token ? { username: 'oauth2', password: token } : undefined;
  }
  const gitea = integrations.gitea.byUrl(repoUrl)?.config;
  if (gitea?.password) {
    return { username: gitea.username ?? 'git', password: gitea.password };
  }
  const bitbucket = integrations.bitbucketServer.byUrl(repoUrl)?.config;
  if (bitbucket?.username && bitbucket.password) {
    return { username: bitbucket.username, password: bitbucket.password };
  }
  return undefined;
}

/**
 * What to say when the server asks: the task's own token, else what `integrations` has for this very host, else nothing, which is enough for
 * a server that asks nobody.
 */
export async function gitAuth(options: {
  repoUrl: string;
  integrations: ScmIntegrations;
  tokenSecret?: string;
  username?: string;
  secrets?: { [name: string]: string | undefined };
}): Promise<GitAuth> {
  const { repoUrl, integrations, tokenSecret, secrets = {} } = options;
  if (tokenSecret !== undefined) {
    const token = Object.hasOwn(secrets, tokenSecret)
      ? secrets[tokenSecret]
      : undefined;
    if (!token) {
      throw new InputError(
        `'tokenSecret' names the task secret '${tokenSecret}', which the task does not have`,
      );
    }
    return { username: options.username ?? 'x-access-token', password: token };
  }
  return (
    (await fromIntegrations(integrations, repoUrl)) ?? {
      username: '',
      password: '',
    }
  );
}
