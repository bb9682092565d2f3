import { plain } from '../plain';
import { PlanFacts, PlanSides } from '../planTypes';
import { PolicyStep } from '../policyTypes';
import { PlanProblem, PlanStep } from '../types';
import { DatabaseMember, DatabaseMove } from './types';

type Promotion = Extract<PolicyStep, { kind: 'promote' }>;

/**
 * Which copy gives the right to write, and which takes it: of several that could, the one that the policy names first. Undefined where
 * sides and copies do not tell.
 */
function moveOf(
  { database }: Promotion,
  { sources, targets }: PlanSides,
): DatabaseMove | undefined {
  const copies = Object.entries(database).map(([cluster, object]) =>
    memberOf(cluster, object),
  );
  const [from, ...others] = copies.filter(one => sources.includes(one.cluster));
  const to = copies.find(one => targets.includes(one.cluster));
  return from && to && others.length === 0 ? { from, to } : undefined;
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
  const isOrderly = mode !== 'emergency';
  const common = { database, timeoutSeconds };
  return [
    plain({
      ...{ ...common, id: `${id}-fence`, kind: 'fence' },
      ...(isOrderly ? stepDown(database) : shutDown(database)),
    }),
    plain({
      ...{ ...common, id, kind: 'promote' },
      ...takeOver(database, isOrderly),
    }),
  ];
}

type Words = Required<Pick<PlanStep, 'sentence' | 'instructions'>>;

function stepDown({ from, to }: DatabaseMove): Words {
  const fields = replica({ primary: to.name, source: to.name });
  return {
    sentence: `Let the database ${said(
      from,
    )} step down, and wait for its token.`,
    instructions: `By hand: ${patch(
      from,
    )} '${fields}', and wait for its status.demotionToken.`,
  };
}

function shutDown({ from }: DatabaseMove): Words {
  const command = `${kubectl(from)} annotate ${objectOf(from)} --overwrite`;
  return {
    sentence: `Shut down the database ${said(
      from,
    )}, and go no further before it is.`,
    instructions: `By hand: ${command} cnpg.io/fencedInstances='["*"]', and wait until its status has no ready instances.`,
  };
}

function takeOver({ to }: DatabaseMove, isOrderly: boolean): Words {
  const fields = replica({
    primary: to.name,
    ...(isOrderly && { promotionToken: '<the token>' }),
  });
  return {
    sentence: `Let the database ${said(
      to,
    )} take over, and wait until it accepts writes.`,
    instructions: `By hand: ${patch(to)} '${fields}'.`,
  };
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

function patch(member: DatabaseMember): string {
  return `${kubectl(member)} patch ${objectOf(member)} --type=merge -p`;
}

function replica(fields: object): string {
  return JSON.stringify({ spec: { replica: fields } });
}
