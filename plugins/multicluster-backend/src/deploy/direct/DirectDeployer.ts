import { InputError } from '@backstage/errors';
import { Deployment } from '@multicluster/backstage-plugin-multicluster-common';
import {
  AppliedTarget,
  CheckedTarget,
  ObservedTarget,
  TargetDeployer,
  TargetTask,
} from '../types';
import { HelmSteps } from './HelmSteps';
import { createManifestSteps } from './manifestSteps';
import { DirectDeployerOptions, openTarget, Target } from './openTarget';
import { TargetSteps } from './types';

/** Deploys from the portal itself: charts by Helm, all else by server-side apply. See `TargetDeployer`. */
export class DirectDeployer implements TargetDeployer {
  readonly #options: DirectDeployerOptions;
  readonly #helm: HelmSteps;
  readonly #manifests: TargetSteps;

  constructor(options: DirectDeployerOptions) {
    this.#options = options;
    this.#helm = new HelmSteps(options);
    this.#manifests = createManifestSteps(options);
  }

  async check(task: TargetTask): Promise<CheckedTarget> {
    const target = openTarget(this.#options, task);
    const steps = this.#stepsFor(task.deployment);
    if (isRemoval(task.deployment)) {
      return steps.checkRemoval(target);
    }
    const checked = await steps.check(target);
    return task.deployment.usesSecrets && !task.secretValues
      ? withoutLines(checked)
      : checked;
  }

  async apply(task: TargetTask): Promise<AppliedTarget> {
    const target = openTarget(this.#options, task);
    const steps = this.#stepsFor(task.deployment);
    return isRemoval(task.deployment)
      ? steps.remove(target)
      : steps.apply(target);
  }

  async observe(task: TargetTask): Promise<ObservedTarget> {
    const target = openTarget(this.#options, task);
    const steps = this.#stepsFor(task.deployment);
    return isRemoval(task.deployment)
      ? steps.observeRemoval(target)
      : steps.observe(target);
  }

  async revert(
    task: TargetTask & { previous: Deployment | undefined },
  ): Promise<AppliedTarget> {
    const { deployment, previous } = task;
    const target = openTarget(this.#options, task);
    const steps = this.#stepsFor(deployment);
    if (!previous || isRemoval(previous)) {
      return steps.remove(target);
    }
    const before = this.#stepsFor(previous);
    if (before !== steps) {
      await steps.remove(target);
    }
    const gone = before === this.#helm && !isRemoval(deployment);
    const back = gone
      ? await this.#helm.goBack(target, previous.id)
      : undefined;
    return back ?? before.apply(this.#as(previous, target));
  }

  /** The target as the deployment before left it, with what is there now to prune from. */
  #as(previous: Deployment, target: Target): Target {
    if (previous.usesSecrets) {
      throw new InputError(
        `Deployment ${previous.revision} of '${previous.app}' used secret values, which are not kept. Deploy its files again, with the values.`,
      );
    }
    return {
      ...target,
      secretValues: undefined,
      deployment: { ...previous, clusters: target.deployment.clusters },
    };
  }

  #stepsFor({ request }: Deployment): TargetSteps {
    return request.source.type === 'helm' ? this.#helm : this.#manifests;
  }
}

function isRemoval({ action }: Deployment): boolean {
  return action === 'undeploy';
}

/** Without the secret values, nobody can tell which lines of what is live have one. */
function withoutLines(checked: CheckedTarget): CheckedTarget {
  return {
    ...checked,
    objects: checked.objects.map(object =>
      object.hunks.length > 0
        ? {
            ...object,
            hunks: [],
            summary:
              object.summary ?? 'not shown, since it may hold secret values',
          }
        : object,
    ),
  };
}
