import {
  DeployProblem,
  ObjectDiff,
} from '@multicluster/backstage-plugin-multicluster-common';
import { parseQuantity } from '../../watch';
import { KubernetesObject } from '../types';
import { NamespaceState } from './namespaces';
import { inParallel } from './parallel';
import { addDemand, Demand, demandOf } from './podDemand';
import { PreparedObject } from './prepareObjects';
import { nameOf } from './refs';
import { listObjects, REQUESTS_AT_ONCE } from './requests';
import { Access } from './types';

type Workload = {
  object: PreparedObject;
  live?: KubernetesObject;
  diff: ObjectDiff;
  problems: DeployProblem[];
};

type Quota = KubernetesObject & {
  spec?: { scopes?: unknown[]; scopeSelector?: unknown };
  status?: { hard?: Record<string, string>; used?: Record<string, string> };
};

/** What an API server refuses is one pod at a time. This adds up what all pods of the app need, and compares it with what is left. */
export async function checkQuotas(
  access: Access,
  options: {
    workloads: Workload[];
    namespaces: Map<string, NamespaceState>;
  },
): Promise<DeployProblem[]> {
  const changed = options.workloads.filter(
    ({ object, diff, problems }) =>
      diff.change !== 'none' &&
      options.namespaces.get(object.ref.namespace) === 'there' &&
      !problems.some(({ code }) => code === 'quota') &&
      demandOf(object.object) !== undefined,
  );
  const names = new Set(changed.map(({ object }) => object.ref.namespace));
  const found = await inParallel([...names], REQUESTS_AT_ONCE, async name => {
    const quotas = await readQuotas(access, name);
    const here = changed.filter(({ object }) => object.ref.namespace === name);
    return quotas.flatMap(quota => compare(quota, here));
  });
  return found.flat();
}

/** Those for some pods only are left out: which pods they mean is for the API server to say. */
async function readQuotas(access: Access, namespace: string): Promise<Quota[]> {
  const name = encodeURIComponent(namespace);
  const path = `/api/v1/namespaces/${name}/resourcequotas`;
  try {
    const quotas: Quota[] = await listObjects(access, { path });
    return quotas.filter(
      ({ spec }) => !spec?.scopes?.length && !spec?.scopeSelector,
    );
  } catch {
    access.signal.throwIfAborted();
    // Who may not read quotas meets them when the pods come.
    return [];
  }
}

function compare(quota: Quota, workloads: Workload[]): DeployProblem[] {
  const more: Demand = {};
  for (const { object, live } of workloads) {
    addDemand(more, demandOf(object.object) ?? {}, 1);
    addDemand(more, (live && demandOf(live)) ?? {}, -1);
  }
  const { hard = {}, used = {} } = quota.status ?? {};
  const lacking = Object.keys(hard).filter(resource => {
    const left = amount(hard[resource]) - amount(used[resource]);
    // Numbers are added up in binary: a thousandth of a thousandth is no shortage.
    return (more[resource] ?? 0) > 0 && more[resource] > left + 1e-6;
  });
  if (lacking.length === 0) {
    return [];
  }
  const parts = lacking.map(
    resource =>
      `'${resource}' has ${used[resource] ?? 0} of ${hard[resource]} in use`,
  );
  const who = workloads.map(({ object }) => nameOf(object.ref)).join(', ');
  return [
    {
      // What is there already may make room for what comes.
      severity: workloads.some(({ live }) => live) ? 'warning' : 'error',
      code: 'quota',
      message: `ResourceQuota '${
        quota.metadata.name
      }' leaves too little for all pods of ${who}: ${parts.join(', ')}.`,
    },
  ];
}

function amount(quantity: string | undefined): number {
  return parseQuantity(quantity) ?? 0;
}
