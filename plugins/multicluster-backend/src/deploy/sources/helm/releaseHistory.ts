/** One revision of a release, as `helm history` tells it. */
export type ReleaseRevision = {
  revision: number;
  /** `deployed`, `superseded`, `failed`, `uninstalling`, `pending-install`, … */
  status: string;
  /** Epoch milliseconds. */
  updatedAt: number;
  description: string;
};

/** What is written into a revision, so that whoever comes later knows whose work it is. It is also what `helm history` shows. */
export function describeRevision(options: {
  deploymentId: string;
  digest: string;
}): string {
  return `Deployment ${options.deploymentId}, content ${options.digest}`;
}

/** Oldest first. */
export function parseHistory(json: string): ReleaseRevision[] {
  const revisions = JSON.parse(json) as {
    revision: number;
    status: string;
    updated: string;
    description: string;
  }[];
  return revisions
    .map(({ revision, status, updated, description }) => ({
      revision,
      status,
      updatedAt: Date.parse(updated),
      description: description ?? '',
    }))
    .sort((a, b) => a.revision - b.revision);
}

export function isPending({ status }: ReleaseRevision): boolean {
  return status.startsWith('pending-');
}

/** The newest that is known to have been whole. */
export function lastDeployed(
  history: ReleaseRevision[],
): ReleaseRevision | undefined {
  return history.findLast(({ status }) => status === 'deployed');
}

/** The newest whole revision that a deployment made. */
export function findRevisionOf(
  history: ReleaseRevision[],
  deploymentId: string,
): ReleaseRevision | undefined {
  return history.findLast(
    each =>
      ['deployed', 'superseded'].includes(each.status) &&
      isOf(each, deploymentId),
  );
}

export function isOf(
  { description }: ReleaseRevision,
  deploymentId: string,
): boolean {
  return description.startsWith(`Deployment ${deploymentId},`);
}

/** Whether the newest revision already is that one, or was rolled back to it. */
export function isAt(
  history: ReleaseRevision[],
  target: ReleaseRevision,
): boolean {
  const last = history.at(-1);
  return (
    last?.status === 'deployed' &&
    (last.revision === target.revision ||
      last.description === `Rollback to ${target.revision}`)
  );
}
