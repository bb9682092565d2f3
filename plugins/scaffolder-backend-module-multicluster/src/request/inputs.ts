import { JsonValue } from '@backstage/types';
import type { z as zod } from 'zod/v3';

/** The scaffolder gives each schema function this one. */
export type Zod = typeof zod;

const values = (z: Zod) => z.record(z.custom<JsonValue>());

const selector = (z: Zod) =>
  z
    .union([
      z.string(),
      z.object({
        match: z.enum(['all', 'any']).optional(),
        requirements: z.array(
          z.object({
            key: z.string(),
            operator: z.enum(['In', 'NotIn', 'Exists', 'DoesNotExist']),
            values: z.array(z.string()).optional(),
          }),
        ),
      }),
    ])
    .describe(
      'As text, `provider=gcp,env in (prod,staging),!batch`, or as requirements. Keys are `name`, `provider`, `region`, `environment` (`env`) and the labels of clusters',
    );

const strings = (z: Zod) => z.array(z.string());

/** Which clusters: the fields of a `TargetSelection`. */
export const targetFields = {
  names: (z: Zod) =>
    strings(z)
      .optional()
      .describe('Names of clusters; they and `selector` add up'),
  selector: (z: Zod) => selector(z).optional(),
  minClusters: (z: Zod) =>
    z
      .number()
      .int()
      .min(0)
      .optional()
      .describe('Fewer than this is an error. Default 1'),
  maxClusters: (z: Zod) =>
    z.number().int().min(1).optional().describe('No more than this'),
  spread: (z: Zod) =>
    z
      .enum(['provider', 'region'])
      .optional()
      .describe(
        'With `maxClusters`: take different providers or regions first',
      ),
  headroom: (z: Zod) =>
    z
      .object({
        cpuMillis: z.number().optional(),
        memoryBytes: z.number().optional(),
        pods: z.number().optional(),
      })
      .optional()
      .describe('The selector leaves out clusters with less left'),
};

const targets = (z: Zod) =>
  z
    .object({
      names: targetFields.names(z),
      selector: targetFields.selector(z),
      minClusters: targetFields.minClusters(z),
      maxClusters: targetFields.maxClusters(z),
      spread: targetFields.spread(z),
      headroom: targetFields.headroom(z),
    })
    .describe('Where it shall run; the cluster picker gives this value');

const source = (z: Zod) =>
  z
    .discriminatedUnion('type', [
      z.object({
        type: z.literal('helm'),
        chart: z
          .string()
          .describe(
            'Folder of the chart below `sourcePath`; with `repository`, its name there',
          ),
        repository: z
          .string()
          .optional()
          .describe('`https://…` of a chart repository, or `oci://…`'),
        version: z.string().optional(),
        valueFiles: strings(z)
          .optional()
          .describe(
            'Files below `sourcePath`, under all other values; `values-{cluster}.yaml` need not exist',
          ),
      }),
      z.object({
        type: z.literal('kustomize'),
        folders: strings(z).describe(
          'Best first, as `overlays/{cluster}`, `overlays/{environment}`, `base`: the first that exists is built',
        ),
        substitute: z.boolean().optional(),
      }),
      z.object({
        type: z.literal('yaml'),
        folders: strings(z)
          .optional()
          .describe(
            'All that exist are read, in order; an object of a later one replaces the same object. Default `base`, `{cluster}`',
          ),
        substitute: z.boolean().optional(),
      }),
    ])
    .describe('What is deployed: a chart, a kustomization or plain YAML');

const gate = (z: Zod) =>
  z
    .object({
      rollout: z.boolean().optional(),
      healthy: z.boolean().optional(),
      soakSeconds: z.number().min(0).optional(),
      timeoutSeconds: z.number().min(1).optional(),
    })
    .optional()
    .describe('What must hold before the next wave begins');

const strategy = (z: Zod) =>
  z
    .discriminatedUnion('type', [
      z.object({ type: z.literal('allAtOnce'), gate: gate(z) }),
      z.object({
        type: z.literal('waves'),
        waves: z.array(
          z.object({
            clusters: strings(z).optional(),
            selector: selector(z).optional(),
          }),
        ),
        gate: gate(z),
      }),
    ])
    .describe(
      'In which order clusters get it. Those that no wave names come last. Default: all at once',
    );

/** Names the app: flat, so that a policy on `scaffolder.action.execute` can match them. */
export const appFields = {
  app: (z: Zod) =>
    z.string().describe('Name of the app and of the Helm release'),
  namespace: (z: Zod) => z.string().describe('Namespace on every cluster'),
  entityRef: (z: Zod) =>
    z
      .string()
      .describe(
        'Entity whose Deployments tab shows it, as `component:default/shop`',
      ),
};

/** What is deployed where: the same for deploying and for rendering. */
export const contentFields = {
  ...appFields,
  environment: (z: Zod) =>
    z
      .string()
      .optional()
      .describe(
        'Only clusters of this environment may be targets; a cluster of another one is an error',
      ),
  source,
  sourcePath: (z: Zod) =>
    z
      .string()
      .optional()
      .describe('Folder of the workspace with the source. Default: all of it'),
  values: (z: Zod) => values(z).optional().describe('Values for all clusters'),
  valuesByRule: (z: Zod) =>
    z
      .array(
        z.object({
          name: z.string().optional(),
          selector: selector(z),
          values: values(z),
        }),
      )
      .optional()
      .describe('Values for clusters that match; a later rule wins'),
  valuesByCluster: (z: Zod) =>
    z
      .record(values(z))
      .optional()
      .describe('Values by name of the cluster; they win over all others'),
  targets,
};

/** How it is deployed. */
export const rolloutFields = {
  strategy: (z: Zod) => strategy(z).optional(),
  createNamespace: (z: Zod) =>
    z
      .boolean()
      .optional()
      .describe('Create the namespace where it is missing. Default false'),
  onFailure: (z: Zod) =>
    z
      .enum(['keep', 'rollBack'])
      .optional()
      .describe(
        'What becomes of a cluster on which it failed. Default `keep`, for a retry',
      ),
  reason: (z: Zod) => z.string().optional().describe('Why, in your words'),
  secretValues: (z: Zod) =>
    z
      .record(z.string())
      .optional()
      .describe(
        'Values that are secret: path of the value to name of the task secret, as `db.password: dbPassword`',
      ),
  dryRun: (z: Zod) =>
    z
      .boolean()
      .optional()
      .describe('Only log what would change on each cluster. Default false'),
};

/** A selector as an input gives it. */
export type SelectorInput =
  | string
  | zod.infer<
      Exclude<ReturnType<typeof selector>['options'][number], zod.ZodString>
    >;

/** Where it shall run, as an input gives it. */
export type TargetsInput = zod.infer<ReturnType<typeof targets>>;

type Fields = { [field: string]: (z: Zod) => zod.ZodType };
type InputOf<T extends Fields> = zod.infer<
  zod.ZodObject<{ [field in keyof T]: ReturnType<T[field]> }>
>;

/** What is deployed where, as an input gives it. */
export type ContentInput = InputOf<typeof contentFields>;

/** How it is deployed, as an input gives it. */
export type RolloutInput = InputOf<typeof rolloutFields>;

/** Names the app, as an input does. */
export type AppInput = InputOf<typeof appFields>;
