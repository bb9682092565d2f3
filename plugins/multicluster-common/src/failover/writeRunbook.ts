import { TrafficChange } from '../traffic';
import { isOfPolicy } from './policySteps';
import { targetsOf } from './runSteps';
import { CapacityChange, FailoverPlan, PlanStep } from './types';

/**
 * A plan as plain commands, for when the portal is not there (rule 17). What drivers write beyond plain weights, they say themselves.
 *
 * @param options - `commandFor` gives a driver's own command for a change; without one, the weights are said in words.
 * @public
 */
export function writeRunbook(
  plan: FailoverPlan,
  options: { commandFor(change: TrafficChange): string | undefined },
): string {
  const { intent, entityRef, hash, mode } = plan;
  const targets = targetsOf(plan);
  return [
    `# Failover of ${entityRef}: ${intent.from.join(', ')} to ${targets.join(
      ', ',
    )}`,
    '',
    `Plan ${hash.slice(0, 12)}, ${mode}, made ${new Date(
      plan.madeAt,
    ).toISOString()}.`,
    'Each command names its cluster as a context of your kubeconfig. Stop where a step says something that you do not expect.',
    ...against(plan),
    ...plan.steps.flatMap((step, index) => section(step, index + 1, options)),
    '',
    '## To go back',
    '',
    'The same commands with the weights from before, last step first:',
    ...fenced(undo(plan, options)),
    ...lookAt(plan),
    '',
  ].join('\n');
}

function against({ problems }: FailoverPlan): string[] {
  return problems.length === 0
    ? []
    : [
        '',
        '## What stands against it',
        '',
        ...problems.map(({ message }) => `- ${message}`),
      ];
}

function section(
  step: PlanStep,
  number: number,
  options: { commandFor(change: TrafficChange): string | undefined },
): string[] {
  const commands = [
    ...step.capacity.map(scaleCommand),
    ...step.traffic.map(change => weights(change, options)),
  ];
  return [
    '',
    `## ${number}. ${step.sentence}`,
    ...(step.instructions ? ['', step.instructions] : []),
    ...(commands.length > 0 ? fenced(commands) : []),
    ...(step.soakSeconds > 0
      ? [
          '',
          `Then wait ${step.soakSeconds} seconds, and look at errors and latency.`,
        ]
      : []),
  ];
}

/** What no command takes back. */
function lookAt({ steps }: FailoverPlan): string[] {
  const others = steps.filter(isOfPolicy);
  return others.length === 0
    ? []
    : [
        '',
        'What these steps did is not taken back by them, look at it:',
        '',
        ...others.map(({ sentence }) => `- ${sentence}`),
      ];
}

function scaleCommand({
  cluster,
  object,
  field,
  after,
}: CapacityChange): string {
  const target = `${object.kind.toLocaleLowerCase('en-US')}/${object.name}`;
  const at = `kubectl --context ${cluster} -n ${object.namespace}`;
  return field === 'replicas'
    ? `${at} scale ${target} --replicas=${after}`
    : `${at} patch ${target} --type=merge -p '${JSON.stringify({
        spec: { minReplicas: after },
      })}'`;
}

function weights(
  change: TrafficChange,
  { commandFor }: { commandFor(change: TrafficChange): string | undefined },
): string {
  const { object, cluster, after } = change;
  const said = Object.entries(after)
    .map(([name, weight]) => `${name} ${weight}`)
    .join(', ');
  return (
    commandFor(change) ??
    `# in ${cluster}: ${object.kind} ${object.namespace}/${object.name}: ${said}`
  );
}

function undo(
  { steps }: FailoverPlan,
  options: { commandFor(change: TrafficChange): string | undefined },
): string[] {
  const last = new Map<string, TrafficChange>();
  for (const change of steps.flatMap(({ traffic }) => traffic).reverse()) {
    last.set(change.hop, change);
  }
  return [...last.values()].map(change =>
    weights({ ...change, after: change.before, before: change.after }, options),
  );
}

function fenced(commands: string[]): string[] {
  return commands.length === 0
    ? ['', 'Nothing was changed.']
    : ['', '```sh', ...commands, '```'];
}
