import { NotFoundError, ServiceUnavailableError } from '@backstage/errors';
import {
  ObjectDiff,
  ObjectRef,
} from '@multicluster/backstage-plugin-multicluster-common';
import {
  asReleased,
  CheckedObjects,
  checkObjects,
  findLive,
  HELM_MANAGER,
  observeObjects,
  refsOf,
  refuseOwned,
} from '../apply';
import { HelmReleases, HelmSource, ReleaseOptions } from '../sources';
import { AppliedTarget, KubernetesObject } from '../types';
import { countChanges } from './countChanges';
import { inventoryOf } from './inventoryOf';
import {
  DirectDeployerOptions,
  RenderedTarget,
  Target,
  withRendered,
} from './openTarget';
import { hasRelease, readReleaseManifest } from './readReleaseManifest';
import { RenderedShelf } from './RenderedShelf';
import { secretTexts } from './secretTexts';
import { TargetSteps } from './types';

/** Charts: installed by Helm itself, so that `helm list` knows them and whoever has Helm can go on with them. */
export class HelmSteps implements TargetSteps {
  readonly #options: DirectDeployerOptions;
  readonly #releases: HelmReleases;
  readonly #shelf = new RenderedShelf();

  constructor(options: DirectDeployerOptions) {
    this.#options = options;
    this.#releases = new HelmReleases({ helm: options.tools.helm });
  }

  check(target: Target) {
    return withRendered(this.#options, target, async rendered => {
      const checked = await this.#check(target, rendered);
      const { request: _, ...kept } = rendered;
      this.#shelf.put(target, { rendered: kept, checked });
      return {
        ...checked,
        values: rendered.values,
        chart: rendered.chart,
      };
    });
  }

  apply(target: Target) {
    const found = this.#shelf.take(target);
    return withRendered(
      this.#options,
      target,
      async rendered =>
        this.#apply(
          target,
          rendered,
          found?.checked ?? (await this.#check(target, rendered)),
        ),
      found?.rendered,
    );
  }

  observe(target: Target) {
    return observeObjects({ ...target, inventory: inventoryOf(target) });
  }

  async checkRemoval(target: Target) {
    const { app, namespace } = target.deployment.request;
    const checked = await checkObjects({
      ...{ ...target, app, namespace, objects: [], createNamespace: false },
      fieldManager: HELM_MANAGER,
      pruneFrom: await this.#current(target),
    });
    return { ...checked, values: [] };
  }

  async remove(target: Target): Promise<AppliedTarget> {
    const refs = await this.#current(target);
    const before = await findLive({ ...target, refs });
    await this.#releases.uninstall(await this.#releaseOptions(target));
    const after = await findLive({ ...target, refs });
    return { changes: countChanges(before, after), inventory: [], values: [] };
  }

  async observeRemoval(target: Target) {
    const status = await this.#releases.status(
      await this.#releaseOptions(target),
    );
    return status
      ? {
          state: 'waiting' as const,
          message: `The Helm release is still there (${status.status}).`,
        }
      : { state: 'ready' as const };
  }

  /** By what Helm keeps of the deployment before; undefined when it has forgotten it. */
  async goBack(
    target: Target,
    deploymentId: string,
  ): Promise<AppliedTarget | undefined> {
    const options = await this.#releaseOptions(target);
    const refs = await this.#current(target);
    const before = await findLive({ ...target, refs });
    try {
      const release = await this.#releases.rollback({
        ...options,
        deploymentId,
      });
      const inventory = await this.#refs(target, release.manifestObjects);
      const after = await findLive({
        ...target,
        refs: [...refs, ...inventory],
      });
      return {
        changes: countChanges(before, after),
        inventory,
        values: [],
      };
    } catch (error) {
      if (error instanceof NotFoundError) return undefined;
      throw error;
    }
  }

  async #apply(
    target: Target,
    rendered: RenderedTarget,
    { objects, problems }: CheckedObjects,
  ): Promise<AppliedTarget> {
    const { deployment } = target;
    const { app, namespace, createNamespace } = deployment.request;
    refuseOwned(problems);
    const { request } = rendered;
    const source = request.source as HelmSource;
    const release = await this.#releases.upgrade({
      request: { ...request, source },
      deploymentId: deployment.id,
      createNamespace,
      lent: await this.#lend(target),
      isFirst: !(await hasRelease({ ...target, app, namespace })),
      liveMatches:
        problems.every(({ severity }) => severity !== 'error') &&
        objects.every(({ change }) => change === 'none'),
    });
    return {
      changes: count(objects),
      inventory: await this.#refs(target, release.manifestObjects),
      values: rendered.values,
      chart: rendered.chart,
    };
  }

  async #check(
    target: Target,
    rendered: RenderedTarget,
  ): Promise<CheckedObjects> {
    const { client, signal, deployment, secretValues } = target;
    const { app, namespace, createNamespace = false } = deployment.request;
    return checkObjects({
      ...{ client, signal, app, namespace, createNamespace },
      objects: rendered.objects.map(object =>
        asReleased(object, { app, namespace }),
      ),
      fieldManager: HELM_MANAGER,
      pruneFrom: await this.#current(target),
      secrets: secretTexts(secretValues),
    });
  }

  /** What the release consists of now. */
  async #current(target: Target): Promise<ObjectRef[]> {
    const { app, namespace } = target.deployment.request;
    const objects = await readReleaseManifest({ ...target, app, namespace });
    return this.#refs(target, objects);
  }

  #refs(target: Target, objects: KubernetesObject[]): Promise<ObjectRef[]> {
    const { namespace } = target.deployment.request;
    return refsOf({ ...target, namespace, objects });
  }

  async #releaseOptions(target: Target): Promise<ReleaseOptions> {
    const { deployment, signal } = target;
    const { app, namespace } = deployment.request;
    const lent = await this.#lend(target);
    return { app, namespace, cluster: target.target.name, lent, signal };
  }

  async #lend({ target }: Target) {
    const lent = await this.#options.fleet.lend(target.name);
    if (!lent) {
      throw new ServiceUnavailableError(
        `Cluster '${target.name}' has left the fleet.`,
      );
    }
    return lent;
  }
}

function count(objects: ObjectDiff[]): AppliedTarget['changes'] {
  const of = (change: ObjectDiff['change']) =>
    objects.filter(object => object.change === change).length;
  return {
    created: of('create'),
    updated: of('update'),
    deleted: of('delete'),
  };
}
