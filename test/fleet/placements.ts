/** Where a cluster says it is. */
export type Placement = {
  provider: string;
  region: string;
  environment: string;
  zones: string[];
};

/** The demo's clusters, in the order in which they are shown. */
export const DEMO_PLACEMENTS: Record<string, Placement> = {
  east: {
    provider: 'aws',
    region: 'us-east-1',
    environment: 'prod',
    zones: ['us-east-1a', 'us-east-1b', 'us-east-1c'],
  },
  west: {
    provider: 'gcp',
    region: 'europe-west1',
    environment: 'prod',
    zones: ['europe-west1-b', 'europe-west1-c', 'europe-west1-d'],
  },
  edge: {
    provider: 'on-prem',
    region: 'berlin',
    environment: 'prod',
    zones: ['berlin-hall-1', 'berlin-hall-2'],
  },
};

/** For a cluster of a test that is none of the demo's. */
export function placementOf(name: string): Placement {
  return (
    DEMO_PLACEMENTS[name] ?? {
      provider: 'on-prem',
      region: name,
      environment: 'test',
      zones: [`${name}-1`, `${name}-2`],
    }
  );
}
