import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { CATALOG_FILTER_EXISTS } from '@backstage/catalog-client';
import { AuthService } from '@backstage/backend-plugin-api';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { LeftOutService } from '@multicluster/backstage-plugin-multicluster-common';
import { FailoverPolicies } from './readPolicies';
import { FailoverSubject, POLICY, subjectOf } from './subjectOf';
import { actsByItself } from './actsByItself';

/** Beyond this many, the oldest are forgotten. */
const MOST = 1_000;
/** Entities of one question to the catalog. */
const PAGE = 250;
/** Any of these says what belongs to an entity. */
const SELECTING = [
  'metadata.annotations.backstage.io/kubernetes-id',
  'metadata.annotations.backstage.io/kubernetes-label-selector',
];

/** Every entity that says what belongs to it. */
export type AllSubjects = {
  subjects: FailoverSubject[];
  /** Those whose annotations cannot be used, and why. */
  unusable: LeftOutService[];
  /** That there are more than are looked at. */
  message?: string;
};

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

  /** Rejects when the catalog does not answer: a part of what there is would look like all of it. */
  async all(): Promise<AllSubjects> {
    const { entities, total } = await this.#selecting();
    const subjects: FailoverSubject[] = [];
    const unusable: LeftOutService[] = [];
    for (const entity of entities) {
      try {
        const subject = subjectOf(entity, this.#policies);
        if (subject) subjects.push(subject);
      } catch (error) {
        const why = (error as Error).message;
        unusable.push({ entityRef: stringifyEntityRef(entity), why });
      }
    }
    const message =
      total > entities.length
        ? `The catalog has ${total} services, and the first ${entities.length} were looked at. The others stay where they are.`
        : undefined;
    return { subjects, unusable, message };
  }

  async #selecting(): Promise<{ entities: Entity[]; total: number }> {
    const credentials = await this.#auth.getOwnServiceCredentials();
    const filter = SELECTING.map(key => ({ [key]: CATALOG_FILTER_EXISTS }));
    const entities: Entity[] = [];
    let cursor: string | undefined;
    for (;;) {
      const page = await this.#catalog.queryEntities(
        cursor ? { cursor, limit: PAGE } : { filter, limit: PAGE },
        { credentials },
      );
      entities.push(...page.items);
      cursor = page.pageInfo.nextCursor;
      if (!cursor || entities.length >= MOST) {
        return { entities: entities.slice(0, MOST), total: page.totalItems };
      }
    }
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
