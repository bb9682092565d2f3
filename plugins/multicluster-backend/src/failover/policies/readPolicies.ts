import { Config } from '@backstage/config';
import {
  DEFAULT_FAILOVER_POLICY,
  FailoverPolicy,
  MOST_LOOKS,
} from '@multicluster/backstage-plugin-multicluster-common';
import { z } from 'zod';
import { refuseSchedule } from '../drills';
import { refusal } from '../refusal';
import { readWebhooks } from '../webhooks';
import { policySteps } from './policySteps';

const share = z.number().gt(0).max(100);

const ramp = z
  .array(share)
  .min(1)
  .superRefine((shares, context) => {
    const grows = shares.every((one, at) => one > (shares[at - 1] ?? 0));
    if (!grows || shares[shares.length - 1] !== 100) {
      context.addIssue({
        code: z.ZodIssueCode.custom,
        message: 'must grow from step to step and end with 100',
      });
    }
  });

const guard = z
  .object({
    id: z.string().min(1),
    kind: z.enum(['probe', 'endpoints', 'errorRatio', 'latency']),
    label: z.string().min(1),
    limit: z.number(),
    query: z.string().trim().min(1).optional(),
    breaches: z.number().int().min(1),
    window: z.number().int().min(1).max(20),
    minSamples: z.number().int().min(0),
  })
  .strict()
  .refine(({ breaches, window }) => breaches <= window, {
    message: "'breaches' cannot be more than 'window'",
  })
  .superRefine(({ kind, limit, query }, context) => {
    const refuse = (key: string, message: string) =>
      context.addIssue({ code: z.ZodIssueCode.custom, path: [key], message });
    const asks = kind === 'errorRatio' || kind === 'latency';
    if (asks && query === undefined) {
      refuse('query', `must be the PromQL that measures '${kind}'`);
    }
    if (!asks && query !== undefined) {
      refuse('query', `'${kind}' is not measured by a query`);
    }
    if (kind === 'errorRatio' && (limit < 0 || limit > 100)) {
      refuse('limit', 'must be percent, from 0 to 100');
    }
    if (kind === 'latency' && limit < 0) {
      refuse('limit', 'must be milliseconds, from 0');
    }
  });

const time = z.string().refine(text => !Number.isNaN(Date.parse(text)), {
  message: 'must be a time of ISO 8601',
});

const freeze = z
  .object({ from: time, to: time, reason: z.string().min(1) })
  .strict()
  .refine(({ from, to }) => Date.parse(from) < Date.parse(to), {
    message: "'from' must be before 'to'",
  });

const trigger = z
  .object({
    failures: z.number().int().min(2),
    of: z.number().int().min(2).max(MOST_LOOKS),
    cooldownSeconds: z.number().min(60),
    mostPerDay: z.number().int().min(1),
  })
  .strict()
  .refine(({ failures, of }) => failures <= of, {
    message: "'failures' cannot be more than 'of'",
  });

const drill = z
  .object({
    cron: z.string(),
    timeZone: z.string().optional(),
    mode: z.enum(['drill-dry', 'drill-live']),
    from: z.string().min(1).optional(),
  })
  .strict()
  .superRefine((schedule, context) => {
    const message = refuseSchedule(schedule);
    if (message) {
      context.addIssue({
        code: z.ZodIssueCode.custom,
        path: ['cron'],
        message,
      });
    }
  });

const policy = z
  .object({
    plannedRamp: ramp,
    emergencyRamp: ramp,
    soakSeconds: z.number().min(0).max(86_400),
    headroomPercent: z.number().min(0).max(1000),
    minServingClusters: z.number().int().min(1),
    approvals: z.number().int().min(0).max(10),
    guards: z.array(guard),
    allUnhealthy: z.union([
      z.enum(['failOpen', 'failClosed']),
      z.object({ failTo: z.string().min(1) }).strict(),
    ]),
    automatic: z.enum(['off', 'recommend', 'execute']),
    trigger,
    traffic: z
      .object({
        requests: z.string().min(1),
        failed: z.string().min(1).optional(),
      })
      .strict(),
    desiredRtoSeconds: z.number().gt(0),
    expiresAfterSeconds: z.number().gt(0),
    drillSharePercent: share,
    drills: z.array(drill),
    freezes: z.array(freeze),
  })
  .partial()
  .strict();

/** `steps` may name only these webhooks. */
const policyWith = (webhooks: ReadonlySet<string>) =>
  policy.extend({ steps: policySteps(webhooks).optional() });

/** By name; `default` is always there. */
export type FailoverPolicies = ReadonlyMap<string, FailoverPolicy>;

/**
 * The policies of `multicluster.failover.policies`, each over the default one. Throws an `InputError` that names each wrong key and what
 * it must be, a webhook that is not configured among them.
 */
export function readPolicies(config: Config): FailoverPolicies {
  const key = 'multicluster.failover.policies';
  const read = z
    .record(z.string(), policyWith(new Set(readWebhooks(config).keys())))
    .safeParse(config.getOptional(key) ?? {});
  if (!read.success) throw refusal(key, read.error);
  const { default: own, ...others } = read.data;
  const fallback = { ...DEFAULT_FAILOVER_POLICY, ...own };
  return new Map([
    ['default', fallback],
    ...Object.entries(others).map(
      ([name, fields]): [string, FailoverPolicy] => [
        name,
        { ...fallback, ...fields, name },
      ],
    ),
  ]);
}
