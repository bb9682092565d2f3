import { PlanStep } from '@multicluster/backstage-plugin-multicluster-common';

/** What a step changes on one cluster, for people. */
export type ChangeLine = {
  key: string;
  cluster: string;
  /** `TrafficSplit podinfo`. */
  object: string;
  parts: {
    name: string;
    before?: number | string;
    after: number | string;
  }[];
};

/** All that a step writes, object by object. */
export function describeChanges(step: PlanStep): ChangeLine[] {
  return [
    ...step.traffic.map(({ hop, cluster, object, before, after }) => ({
      key: hop,
      cluster,
      object: `${object.kind} ${object.name}`,
      parts: Object.keys(after).map(name => ({
        name,
        before: before[name],
        after: after[name],
      })),
    })),
    ...step.capacity.map(({ cluster, object, field, before, after }) => ({
      key: `${cluster}/${object.kind}/${object.name}`,
      cluster,
      object: `${object.kind} ${object.name}`,
      parts: [{ name: field, before, after }],
    })),
    ...describeWriter(step),
  ];
}

/** Of a database: which copy stops or begins to take writes. */
function describeWriter({ kind, database }: PlanStep): ChangeLine[] {
  if (!database) return [];
  const stops = kind === 'fence';
  const { cluster, namespace, name } = stops ? database.from : database.to;
  return [
    {
      key: `${cluster}/${namespace}/${name}`,
      cluster,
      object: `Cluster ${name}`,
      parts: [
        {
          name: 'takes writes',
          before: stops ? 'yes' : 'no',
          after: stops ? 'no' : 'yes',
        },
      ],
    },
  ];
}
