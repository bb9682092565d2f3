import {
  applyObjects,
  ApplyOptions,
  checkObjects,
  checkRemoval,
  observeObjects,
  observeRemoval,
  removeObjects,
} from '../apply';
import { AppliedTarget, CheckedTarget, ObservedTarget } from '../types';
import { inventoryOf } from './inventoryOf';
import {
  DirectDeployerOptions,
  RenderedTarget,
  Target,
  withRendered,
} from './openTarget';
import { secretTexts } from './secretTexts';
import { TargetSteps } from './types';

/** Plain objects, by Kustomize or as they are: written by server-side apply, and kept together by an ApplySet. */
export function createManifestSteps(
  options: DirectDeployerOptions,
): TargetSteps {
  return {
    check: target =>
      withRendered(
        options,
        target,
        async (rendered): Promise<CheckedTarget> => {
          const checked = await checkObjects(applyOptions(target, rendered));
          return { ...checked, values: rendered.values };
        },
      ),
    apply: target =>
      withRendered(
        options,
        target,
        async (rendered): Promise<AppliedTarget> => {
          const applied = await applyObjects(applyOptions(target, rendered));
          return { ...applied, values: rendered.values };
        },
      ),
    observe: (target): Promise<ObservedTarget> =>
      observeObjects({ ...target, inventory: inventoryOf(target) }),
    checkRemoval: async target => ({
      ...(await checkRemoval(removeOptions(target))),
      values: [],
    }),
    remove: async target => ({
      ...(await removeObjects(removeOptions(target))),
      values: [],
    }),
    observeRemoval: target => observeRemoval(removeOptions(target)),
  };
}

function applyOptions(target: Target, rendered: RenderedTarget): ApplyOptions {
  const { client, signal, deployment, secretValues } = target;
  const { app, namespace, createNamespace = false } = deployment.request;
  return {
    ...{ client, signal, app, namespace, createNamespace },
    objects: rendered.objects,
    pruneFrom: inventoryOf(target),
    secrets: secretTexts(secretValues),
  };
}

function removeOptions(target: Target) {
  const { client, signal, deployment } = target;
  const { app, namespace } = deployment.request;
  return { client, signal, app, namespace, inventory: inventoryOf(target) };
}
