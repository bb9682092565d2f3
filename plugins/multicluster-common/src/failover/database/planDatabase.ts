import { plain } from '../plain';
import { PlanFacts, PlanSides } from '../planTypes';
import { PolicyStep } from '../policyTypes';
import { PlanProblem, PlanStep } from '../types';
import { DatabaseMember, DatabaseMove } from './types';

type Promotion = Extract<PolicyStep, { kind: 'promote' }>;

/** Which copy gives the right to write, and which takes it; undefined where sides and copies do not say one of each. */
function moveOf(
  { database }: Promotion,
  { sources, targets }: PlanSides,
): DatabaseMove | undefined {
  const among = (clusters: readonly string[]) =>
    clusters.flatMap(cluster =>
      database[cluster] ? [memberOf(cluster, database[cluster])] : [],
    );
  const [from, ...otherSources] = among(sources);
  const [to, ...otherTargets] = among(targets);
  const isClear = from && to && !otherSources.length && !otherTargets.length;
  return isClear ? { from, to } : undefined;
}

function memberOf(cluster: string, object: string): DatabaseMember {
  const [namespace, name] = object.split('/');
  return { cluster, namespace, name };
}

/**
 * First the old writer stops, then the new one takes over: two steps, since between them is the one point at which a run may have to ask
 * (rule 8). A live drill moves no data, since data does not come back by itself.
 */
export function promotionSteps(
  step: Promotion,
  { mode }: PlanFacts,
  sides: PlanSides,
): PlanStep[] {
  const database = moveOf(step, sides);
  if (!database || mode === 'drill-live') return [];
  const { id, timeoutSeconds } = step;
  const { from, to } = database;
  const common = { database, timeoutSeconds };
  return [
    plain({
      ...{ ...common, id: `${id}-fence`, kind: 'fence' },
      sentence:
        mode === 'emergency'
          ? `Shut down the database ${said(
              from,
            )}, and go no further before it is.`
          : `Let the database ${said(from)} step down, and wait for its token.`,
      instructions:
        mode === 'emergency'
          ? `By hand: ${kubectl(from)} annotate ${objectOf(
              from,
            )} --overwrite cnpg.io/fencedInstances='["*"]', and wait until its status has no ready instances.`
          : `By hand: ${kubectl(from)} patch ${objectOf(
              from,
            )} --type=merge -p '${replica(
              to,
            )}', and wait for its status.demotionToken.`,
    }),
    plain({
      ...{ ...common, id, kind: 'promote' },
      sentence: `Let the database ${said(
        to,
      )} take over, and wait until it accepts writes.`,
      instructions: `By hand: ${kubectl(to)} patch ${objectOf(
        to,
      )} --type=merge -p '${replica(to, mode !== 'emergency')}'.`,
    }),
  ];
}

/** What of the policy's databases cannot be moved by these sides: traffic would come to where nothing can be written. */
export function databaseProblems(
  { policy, mode }: PlanFacts,
  sides: PlanSides,
): PlanProblem[] {
  if (mode === 'drill-live') return [];
  return policy.steps.flatMap(step =>
    step.kind === 'promote' && !moveOf(step, sides)
      ? [
          {
            rule: 8,
            severity: 'error' as const,
            message: `The database of '${
              step.id
            }' stays where it is: it moves from one cluster that has a copy (${Object.keys(
              step.database,
            ).join(', ')}) to one other.`,
            overridable: true,
          },
        ]
      : [],
  );
}

function said({ cluster, namespace, name }: DatabaseMember): string {
  return `${namespace}/${name} on ${cluster}`;
}

function kubectl({ cluster, namespace }: DatabaseMember): string {
  return `kubectl --context ${cluster} -n ${namespace}`;
}

function objectOf({ name }: DatabaseMember): string {
  return `clusters.postgresql.cnpg.io/${name}`;
}

function replica({ name }: DatabaseMember, withToken = false): string {
  const primary = { primary: name, source: name };
  const token = { primary: name, promotionToken: '<the token>' };
  return JSON.stringify({ spec: { replica: withToken ? token : primary } });
}
