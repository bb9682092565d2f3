import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { NotFoundError } from '@backstage/errors';
import {
  ClusterDetail,
  ClusterList,
} from '@multicluster/backstage-plugin-multicluster-common';
import { Fleet } from '../clusters/types';
import { ClusterAccess } from './ClusterAccess';

/** How old the list of names may be that a long-lived reader is checked against, in milliseconds. */
const NAMES_MS = 1_000;

/** The fleet as one caller may see it. */
export class AuthorizedFleet {
  readonly #fleet: Fleet;
  readonly #access: ClusterAccess;

  constructor(options: { fleet: Fleet; access: ClusterAccess }) {
    this.#fleet = options.fleet;
    this.#access = options.access;
  }

  /** What is hidden is counted. */
  async list(credentials: BackstageCredentials): Promise<ClusterList> {
    const decision = await this.#access.decide(credentials);
    const all = this.#fleet.clusters();
    const clusters = all.filter(decision.allows);
    const hidden = all.length - clusters.length;
    // Problems may name any cluster, so they are for those who may see all of them.
    const problems = hidden === 0 ? this.#fleet.problems() : [];
    return { clusters, hidden, problems };
  }

  /** Not found and not allowed are one answer, or names of hidden clusters could be tried out. */
  async get(
    credentials: BackstageCredentials,
    name: string,
  ): Promise<ClusterDetail> {
    const decision = await this.#access.decide(credentials);
    const cluster = this.#fleet.cluster(name);
    if (!cluster || !decision.allows(cluster)) {
      throw new NotFoundError(
        `There is no cluster '${name}' that you may see.`,
      );
    }
    return cluster;
  }

  /** Whether there is such a cluster, whoever may see it: to be told apart from one that has left, and never to be shown. */
  exists(name: string): boolean {
    return this.#fleet.cluster(name) !== undefined;
  }

  /**
   * Whether the caller may see a cluster of this name, also of clusters that come later; undefined when every cluster may be seen,
   * so that those who see the same share it.
   */
  async filter(
    credentials: BackstageCredentials,
  ): Promise<((cluster: string) => boolean) | undefined> {
    const decision = await this.#access.decide(credentials);
    if (decision.all) return undefined;
    let names = new Set<string>();
    let readAt = -Infinity;
    return name => {
      if (performance.now() - readAt > NAMES_MS) {
        readAt = performance.now();
        const allowed = this.#fleet.clusters().filter(decision.allows);
        names = new Set(allowed.map(each => each.name));
      }
      return names.has(name);
    };
  }
}
