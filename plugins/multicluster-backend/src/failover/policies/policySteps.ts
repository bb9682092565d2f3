import { z } from 'zod';

/** Ids of the steps that every plan has; a policy's own must be told from them. */
const OWN =
  /^(preflight|approval|capacity|release|verify|commit|ramp(-.*)?|.*-fence)$/;

const DEFAULT_TIMEOUT_SECONDS = 300;

const id = z
  .string()
  .regex(/^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/, {
    message: 'must be small letters, digits and dashes, 63 at most',
  })
  .refine(text => !OWN.test(text), {
    message: 'is the id of a step that every plan has',
  });

const timeoutSeconds = z.number().min(1).max(86_400);

const common = {
  id,
  when: z.enum(['beforeTraffic', 'afterTraffic']),
  drills: z.boolean().default(false),
};

const member = z.string().regex(/^[a-z0-9][-a-z0-9]*\/[a-z0-9][-.a-z0-9]*$/, {
  message: "must be '<namespace>/<name>' of a CloudNativePG Cluster",
});

const template = z
  .object({
    ...common,
    kind: z.literal('template'),
    template: z.string().regex(/^template:[^/]+\/.+$/, {
      message: "must be the whole reference, as 'template:default/name'",
    }),
    values: z.record(z.string(), z.unknown()).default({}),
    timeoutSeconds: timeoutSeconds.default(DEFAULT_TIMEOUT_SECONDS),
  })
  .strict();

/** Data moves before traffic does, and comes back by another run alone: neither is for a policy to say. */
const promote = z
  .object({
    id,
    when: z.literal('beforeTraffic').default('beforeTraffic'),
    drills: z.literal(false).default(false),
    kind: z.literal('promote'),
    database: z
      .record(z.string().min(1), member)
      .refine(copies => Object.keys(copies).length > 1, {
        message: 'must name the copies on two clusters at least',
      }),
    lag: z.string().trim().min(1).optional(),
    timeoutSeconds: timeoutSeconds.default(DEFAULT_TIMEOUT_SECONDS),
  })
  .strict();

/** The steps that a policy adds; `webhooks` are the names that are configured. */
export function policySteps(webhooks: ReadonlySet<string>) {
  const manual = z
    .object({
      ...common,
      kind: z.literal('manual'),
      instructions: z.string().trim().min(1).max(4000),
      timeoutSeconds: timeoutSeconds.optional(),
    })
    .strict();
  const webhook = z
    .object({
      ...common,
      kind: z.literal('webhook'),
      webhook: z.string().refine(name => webhooks.has(name), {
        message: 'must be a name in multicluster.failover.webhooks',
      }),
      timeoutSeconds: timeoutSeconds.default(DEFAULT_TIMEOUT_SECONDS),
    })
    .strict();
  return z
    .array(z.discriminatedUnion('kind', [manual, webhook, template, promote]))
    .max(20)
    .superRefine((steps, context) => {
      const ids = steps.map(step => step.id);
      ids.forEach((one, at) => {
        if (ids.indexOf(one) === at) return;
        context.addIssue({
          code: z.ZodIssueCode.custom,
          path: [at, 'id'],
          message: 'is that of an earlier step as well',
        });
      });
    });
}
