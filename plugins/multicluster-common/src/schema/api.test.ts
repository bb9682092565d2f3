import type { components } from './api.generated';
import type {
  ClusterDetail,
  ClusterList,
  Comparison,
  Resource,
  ResourceView,
  TopologyGraph,
  TopologyPatch,
} from '..';
import type { PerUserTopologyRequest } from './types';

/** All fields of all depths made required, so that an optional field which one side lacks shows as a difference. */
type Complete<T> = T extends (infer Item)[]
  ? Complete<Item>[]
  : T extends object
  ? { [K in keyof T]-?: Complete<Exclude<T[K], undefined>> }
  : T;

type Same<A, B> = [Complete<A>] extends [Complete<B>]
  ? [Complete<B>] extends [Complete<A>]
    ? true
    : false
  : false;

type Document = components['schemas'];

/** By kind, since a union would be "same" as soon as each member fits some other. */
type ResourceDifferences = {
  [K in Resource['kind']]: Same<
    Extract<Resource, { kind: K }>,
    Extract<Document['Resource'], { kind: K }>
  > extends true
    ? never
    : K;
}[Resource['kind']];

type Compared = {
  ClusterList: Same<ClusterList, Document['ClusterList']>;
  ClusterDetail: Same<ClusterDetail, Document['ClusterDetail']>;
  TopologyGraph: Same<TopologyGraph, Document['TopologyGraph']>;
  TopologyPatch: Same<TopologyPatch, Document['TopologyPatch']>;
  Comparison: Same<Comparison, Document['Comparison']>;
  ResourceView: Same<
    Omit<ResourceView, 'resource'>,
    Omit<Document['ResourceView'], 'resource'>
  >;
  PerUserTopologyRequest: Same<
    PerUserTopologyRequest,
    Document['PerUserTopologyRequest']
  >;
};

type Different =
  | {
      [K in keyof Compared]: Compared[K] extends true ? never : K;
    }[keyof Compared]
  | ResourceDifferences;

/** Does not compile while `Different` names anything; the error then says what. */
type Nothing<T extends never> = T;

describe('the API document', () => {
  it('describes exactly the types that the code uses', () => {
    const different: Nothing<Different>[] = [];
    expect(different).toEqual([]);
  });

  it('would not compile if a field were missing on one side', () => {
    type Drifted = Same<{ a: string; b?: number }, { a: string }>;
    const drifted: Drifted = false;
    expect(drifted).toBe(false);
  });
});
