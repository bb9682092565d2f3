import { Entity } from '@backstage/catalog-model';
import { AuthService } from '@backstage/backend-plugin-api';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { FailoverPolicies } from './readPolicies';
import { FailoverSubject, POLICY, subjectOf } from './subjectOf';
import { actsByItself } from './actsByItself';

/** Beyond this many, the oldest are forgotten. */
const MOST = 1_000;

/** What runs need to know of their entities while nobody asks: read with the plugin's own credentials. */
export class CatalogSubjects {
  readonly #catalog: CatalogService;
  readonly #auth: AuthService;
  readonly #policies: FailoverPolicies;
  readonly #known = new Map<string, FailoverSubject>();
  #automatic: string[] = [];

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

  /**
   * Those whose policy has something done without a person. They name it: a policy that holds for whoever names none does nothing by
   * itself. Of a catalog that does not answer, those of the last time.
   */
  async automatic(): Promise<FailoverSubject[]> {
    const names = [...this.#policies.values()]
      .filter(actsByItself)
      .map(({ name }) => name);
    if (names.length === 0) return [];
    try {
      const { items } = await this.#catalog.getEntities(
        { filter: { [`metadata.annotations.${POLICY}`]: names } },
        { credentials: await this.#auth.getOwnServiceCredentials() },
      );
      const found = items.flatMap(entity => this.#subjectOf(entity) ?? []);
      found.forEach(subject => this.remember(subject));
      this.#automatic = found.map(({ entityRef }) => entityRef);
    } catch {
      // What was known goes on being watched: the catalog may be down with what fails.
    }
    return this.#automatic.flatMap(ref => this.#known.get(ref) ?? []);
  }

  /** One whose annotations cannot be used says so on its own page. */
  #subjectOf(entity: Entity): FailoverSubject | undefined {
    try {
      return subjectOf(entity, this.#policies);
    } catch {
      return undefined;
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
