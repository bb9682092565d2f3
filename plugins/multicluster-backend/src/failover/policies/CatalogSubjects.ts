import { AuthService } from '@backstage/backend-plugin-api';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { FailoverPolicies } from './readPolicies';
import { FailoverSubject, subjectOf } from './subjectOf';

/** Beyond this many, the oldest are forgotten. */
const MOST = 1_000;

/** What runs need to know of their entities while nobody asks: read with the plugin's own credentials. */
export class CatalogSubjects {
  readonly #catalog: CatalogService;
  readonly #auth: AuthService;
  readonly #policies: FailoverPolicies;
  readonly #known = new Map<string, FailoverSubject>();

  constructor(options: {
    catalog: CatalogService;
    auth: AuthService;
    policies: FailoverPolicies;
  }) {
    this.#catalog = options.catalog;
    this.#auth = options.auth;
    this.#policies = options.policies;
  }

  /** Of a catalog that does not answer, what it said last: a failover must not wait for it. Undefined when it never said anything. */
  async find(entityRef: string): Promise<FailoverSubject | undefined> {
    try {
      const entity = await this.#catalog.getEntityByRef(entityRef, {
        credentials: await this.#auth.getOwnServiceCredentials(),
      });
      const subject = entity && subjectOf(entity, this.#policies);
      if (subject) this.remember(subject);
      return subject;
    } catch {
      return this.#known.get(entityRef);
    }
  }

  /** The entities of these ids, as objects carry them. */
  async refsOf(kubernetesIds: string[]): Promise<string[]> {
    const { items } = await this.#catalog.getEntities(
      {
        filter: {
          'metadata.annotations.backstage.io/kubernetes-id': kubernetesIds,
        },
        fields: ['kind', 'metadata.namespace', 'metadata.name'],
      },
      { credentials: await this.#auth.getOwnServiceCredentials() },
    );
    return items.map(({ kind, metadata: { namespace = 'default', name } }) =>
      `${kind}:${namespace}/${name}`.toLocaleLowerCase('en-US'),
    );
  }

  remember(subject: FailoverSubject): void {
    this.#known.delete(subject.entityRef);
    this.#known.set(subject.entityRef, subject);
    const [oldest] = this.#known.keys();
    if (this.#known.size > MOST) this.#known.delete(oldest);
  }
}
