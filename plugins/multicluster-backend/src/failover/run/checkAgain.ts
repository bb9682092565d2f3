import {
  FailoverPlan,
  FailoverRun,
  PlanProblem,
  TrafficHop,
} from '@multicluster/backstage-plugin-multicluster-common';
import {
  DriverProbe,
  TrafficDriver,
} from '@multicluster/backstage-plugin-multicluster-node';
import { ServiceUnavailableError } from '@backstage/errors';
import { probeDatabases } from '../database';
import { FailoverFacts, makePlan } from '../facts';
import { AskableFleet, askCluster } from './askCluster';

/** What stands against a run now, before anything is written: the plan made anew, and what each driver finds on its cluster. */
export async function checkAgain(options: {
  run: FailoverRun;
  facts: FailoverFacts;
  fleet: AskableFleet;
  drivers: readonly TrafficDriver[];
  signal: AbortSignal;
}): Promise<PlanProblem[]> {
  const { run, facts, drivers } = options;
  const { intent, policy, restores } = run.plan;
  const fresh = makePlan({
    ...{ facts, drivers, intent, policy, restores },
    mode: run.mode,
  });
  const moved = new Set(
    run.plan.steps.flatMap(({ traffic }) => traffic.map(({ hop }) => hop)),
  );
  const hops = run.plan.hops.filter(({ id }) => moved.has(id));
  const probed = await Promise.all([
    ...hops.map(hop => probeHop(options, hop)),
    probeDatabases(run, options),
  ]);
  const changed = written(fresh) === written(run.plan) ? [] : [otherWorld()];
  return [...fresh.problems, ...changed, ...probed.flat()];
}

/** Exactly what a plan would write, to compare. */
function written({ steps }: FailoverPlan): string {
  return JSON.stringify(
    steps.flatMap(({ traffic, capacity }) => [
      ...traffic.map(({ hop, before, after }) => [
        hop,
        sorted(before),
        sorted(after),
      ]),
      ...capacity.map(({ cluster, object, before, after }) => [
        ...[cluster, object.kind, object.name, before, after],
      ]),
    ]),
  );
}

function sorted(weights: { [backend: string]: number }) {
  return Object.entries(weights).sort(([a], [b]) => (a < b ? -1 : 1));
}

function otherWorld(): PlanProblem {
  return {
    rule: 21,
    severity: 'error',
    message:
      'What would be written now is not what was planned: something has changed in between. Plan it again.',
    overridable: false,
  };
}

async function probeHop(
  options: {
    run: FailoverRun;
    fleet: AskableFleet;
    drivers: readonly TrafficDriver[];
    signal: AbortSignal;
  },
  hop: TrafficHop,
): Promise<PlanProblem[]> {
  const { run, fleet, drivers } = options;
  const { cluster } = hop;
  const driver = drivers.find(({ id }) => id === hop.driver);
  if (!driver) return [cannot(`There is no driver '${hop.driver}' any more.`)];
  try {
    const probe = await askCluster({
      ...{ fleet, cluster, signal: options.signal },
      ask: (client, signal) => driver.probe({ hop, client, signal }),
    });
    return [...unready(probe), ...owned(hop, probe)];
  } catch (error) {
    const { message } = error as Error;
    // Rule 16: what the source's own cluster would have to say is not waited for in an emergency.
    const mayBeAway =
      run.mode === 'emergency' &&
      run.plan.intent.from.includes(cluster) &&
      error instanceof ServiceUnavailableError;
    return mayBeAway
      ? [{ rule: 16, severity: 'warning', message, overridable: true }]
      : [cannot(message)];
  }
}

function cannot(message: string): PlanProblem {
  return { rule: 2, severity: 'error', message, overridable: false };
}

function unready({ ready, messages }: DriverProbe): PlanProblem[] {
  return messages.map(message => ({
    rule: 18,
    severity: ready ? ('warning' as const) : ('error' as const),
    message,
    overridable: true,
  }));
}

function owned(hop: TrafficHop, { ownedBy }: DriverProbe): PlanProblem[] {
  // The plan's own rule has said it already.
  if (!ownedBy || hop.ownedBy) return [];
  const { kind, namespace, name } = hop.object;
  return [
    {
      rule: 18,
      severity: 'error',
      message: `${kind} ${namespace}/${name} in '${hop.cluster}' is kept by ${ownedBy}, which would take the change back.`,
      overridable: true,
    },
  ];
}
