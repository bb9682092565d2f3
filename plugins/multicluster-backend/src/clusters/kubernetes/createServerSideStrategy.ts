import { LoggerService } from '@backstage/backend-plugin-api';
import { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import {
  AksStrategy,
  AnonymousStrategy,
  AwsIamStrategy,
  AzureIdentityStrategy,
  GoogleServiceAccountStrategy,
  GoogleStrategy,
  OidcStrategy,
  ServiceAccountStrategy,
} from '@backstage/plugin-kubernetes-backend';
import { ANNOTATION_KUBERNETES_AUTH_PROVIDER } from '@backstage/plugin-kubernetes-common';
import { AuthenticationStrategy } from '@backstage/plugin-kubernetes-node';

/**
 * The strategies that the Kubernetes plugin has by itself, for when the plugin is not there to be asked. Each is made when a cluster first
 * needs it: some look for cloud credentials as soon as they exist.
 */
export function createServerSideStrategy(options: {
  config: Config;
  logger: LoggerService;
}): Pick<AuthenticationStrategy, 'getCredential'> {
  const { config, logger } = options;
  const makers: Record<
    string,
    () => Pick<AuthenticationStrategy, 'getCredential'>
  > = {
    aks: () => new AksStrategy(),
    aws: () => new AwsIamStrategy({ config }),
    azure: () => new AzureIdentityStrategy(logger),
    google: () => new GoogleStrategy(),
    googleServiceAccount: () => new GoogleServiceAccountStrategy({ config }),
    localKubectlProxy: () => new AnonymousStrategy(),
    oidc: () => new OidcStrategy(),
    serviceAccount: () => new ServiceAccountStrategy(),
  };
  const made = new Map<string, Pick<AuthenticationStrategy, 'getCredential'>>();
  return {
    async getCredential(cluster, auth) {
      const provider =
        cluster.authMetadata[ANNOTATION_KUBERNETES_AUTH_PROVIDER];
      if (!Object.hasOwn(makers, provider)) {
        throw new InputError(
          `Cluster '${
            cluster.name
          }' has the auth provider '${provider}', which is not known; use one of ${Object.keys(
            makers,
          ).join(', ')}.`,
        );
      }
      const strategy = made.get(provider) ?? makers[provider]();
      made.set(provider, strategy);
      return strategy.getCredential(cluster, auth);
    },
  };
}
