import {
  DatabaseMember,
  DatabaseMove,
  FailoverRun,
  PlanProblem,
} from '@multicluster/backstage-plugin-multicluster-common';
import { AskableFleet } from '../run/askCluster';
import { isPrimary, isReady, nameOf, PostgresCluster } from './cloudNativePg';
import { askDatabase } from './writeDatabase';

type Asked = { fleet: AskableFleet; signal: AbortSignal };

/** What stands against the moves of databases of a run, by what their copies say now. */
export async function probeDatabases(
  run: FailoverRun,
  asked: Asked,
): Promise<PlanProblem[]> {
  const moves = run.plan.steps.flatMap(({ kind, database }) =>
    kind === 'fence' && database ? [database] : [],
  );
  const found = await Promise.all(moves.map(one => probeMove(run, one, asked)));
  return found.flat();
}

/** Rule 16: what the old side has to say is not waited for in an emergency. */
async function probeMove(
  run: FailoverRun,
  { from, to }: DatabaseMove,
  asked: Asked,
): Promise<PlanProblem[]> {
  const [old, next] = await Promise.all([look(from, asked), look(to, asked)]);
  const isEmergency = run.mode === 'emergency';
  const problems: PlanProblem[] = [];
  if (typeof next === 'string') problems.push(against(next, false));
  else problems.push(...againstTarget(to, next));
  if (typeof old === 'string') {
    const severity = isEmergency ? 'warning' : 'error';
    problems.push({ ...against(old, false), severity });
  } else {
    problems.push(...againstSource(from, old));
  }
  if (typeof old === 'string' || typeof next === 'string') return problems;
  const known = old.spec.externalClusters?.map(({ name }) => name) ?? [];
  if (!isEmergency && !known.includes(nameOf(next))) {
    const message = `${said(from)} knows no external cluster '${nameOf(
      next,
    )}' that it could follow.`;
    problems.push(against(message, false));
  }
  return problems;
}

function againstSource(
  from: DatabaseMember,
  live: PostgresCluster,
): PlanProblem[] {
  if (isPrimary(live)) return [];
  const message = `${said(from)} is not the one that takes writes.`;
  return [against(message, false)];
}

function againstTarget(
  to: DatabaseMember,
  live: PostgresCluster,
): PlanProblem[] {
  const writes = isPrimary(live);
  if (writes === undefined) {
    return [against(`${said(to)} is in no distributed topology.`, false)];
  }
  if (writes) return [against(`${said(to)} takes writes already.`, false)];
  return isReady(live)
    ? []
    : [against(`${said(to)} has no ready instance.`, true)];
}

function against(message: string, overridable: boolean): PlanProblem {
  return { rule: 8, severity: 'error', message, overridable };
}

async function look(
  member: DatabaseMember,
  asked: Asked,
): Promise<PostgresCluster | string> {
  try {
    return await askDatabase(member, asked);
  } catch (error) {
    return `${said(member)} cannot be read: ${(error as Error).message}`;
  }
}

function said({ namespace, name, cluster }: DatabaseMember): string {
  return `The database ${namespace}/${name} on '${cluster}'`;
}
