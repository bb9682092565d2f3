import { InputError } from '@backstage/errors';
import {
  ClusterSelector,
  DeployRequest,
  DeployStrategy,
  parseLabelSelector,
  TargetSelection,
} from '@multicluster/backstage-plugin-multicluster-common';
import {
  ContentInput,
  RolloutInput,
  SelectorInput,
  TargetsInput,
} from './inputs';

/** A selector may be written as Kubernetes writes them. */
export function readSelector(
  field: string,
  selector: SelectorInput,
): ClusterSelector {
  if (typeof selector !== 'string') {
    return selector;
  }
  const parsed = parseLabelSelector(selector);
  if ('unreadable' in parsed) {
    throw new InputError(
      `'${field}' cannot be read at '${parsed.unreadable}': write it as provider=gcp,env in (prod,staging),!batch`,
    );
  }
  const equal = Object.entries(parsed.matchLabels).map(([key, value]) => ({
    key,
    operator: 'In' as const,
    values: [value],
  }));
  return { requirements: [...equal, ...parsed.matchExpressions] };
}

/** The selection, narrowed to one environment when the step names one. */
export function readTargets(
  targets: TargetsInput,
  environment?: string,
): TargetSelection {
  const { selector, ...rest } = targets;
  if (selector === undefined) {
    return rest;
  }
  const read = readSelector('targets.selector', selector);
  // A selector of which any requirement suffices cannot be narrowed by one more; the clusters it chose are looked at instead.
  if (environment === undefined || read.match === 'any') {
    return { ...rest, selector: read };
  }
  const requirement = {
    key: 'environment',
    operator: 'In' as const,
    values: [environment],
  };
  return {
    ...rest,
    selector: { ...read, requirements: [...read.requirements, requirement] },
  };
}

function readStrategy(
  strategy: RolloutInput['strategy'],
): DeployStrategy | undefined {
  if (strategy?.type !== 'waves') {
    return strategy;
  }
  return {
    ...strategy,
    waves: strategy.waves.map(({ clusters, selector }, index) => ({
      clusters,
      selector:
        selector === undefined
          ? undefined
          : readSelector(`strategy.waves[${index}].selector`, selector),
    })),
  };
}

const DNS_LABEL = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/;
/** Helm's own limit, so that its names of Secrets fit. */
const LONGEST_APP = 53;
const LONGEST_NAMESPACE = 63;

/** Names become parts of paths and of commands further on: what is no name ends here. */
function checkNames({ app, namespace }: ContentInput): void {
  for (const [field, name, longest] of [
    ['app', app, LONGEST_APP],
    ['namespace', namespace, LONGEST_NAMESPACE],
  ] as const) {
    if (!DNS_LABEL.test(name) || name.length > longest) {
      throw new InputError(
        `'${field}' must have small letters, digits and '-' only, ${longest} at most, and '${name}' is no such name`,
      );
    }
  }
}

/** What the backend is asked for, but for the files and the secrets. */
export function buildRequest(
  input: ContentInput & RolloutInput,
): DeployRequest {
  checkNames(input);
  return {
    app: input.app,
    namespace: input.namespace,
    entityRef: input.entityRef,
    source: input.source,
    values: {
      common: input.values,
      rules: input.valuesByRule?.map((rule, index) => ({
        ...rule,
        selector: readSelector(
          `valuesByRule[${index}].selector`,
          rule.selector,
        ),
      })),
      clusters: input.valuesByCluster,
    },
    targets: readTargets(input.targets, input.environment),
    strategy: readStrategy(input.strategy),
    createNamespace: input.createNamespace,
    onFailure: input.onFailure,
    reason: input.reason,
  };
}
