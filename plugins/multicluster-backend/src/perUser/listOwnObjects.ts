import { ServiceUnavailableError } from '@backstage/errors';
import {
  EntitySelector,
  Resource,
  ResourceKind,
} from '@multicluster/backstage-plugin-multicluster-common';
import {
  ApiConnection,
  apiVersionOf,
  collectionPath,
  specOf,
  trimResource,
} from '../watch';
import { writeLabelSelector } from './labelSelector';

/** What is asked of a cluster on each view: what carries an entity's label by custom, and no more, since nothing is kept. */
const KINDS: ResourceKind[] = [
  'Pod',
  'Service',
  'Deployment',
  'ReplicaSet',
  'StatefulSet',
  'DaemonSet',
  'Job',
  'CronJob',
  'HorizontalPodAutoscaler',
  'Ingress',
];

/** Of one kind; an entity with more is not what a person reads pod by pod. */
const MOST_OBJECTS = 500;
const MOST_BYTES = 32 * 1024 * 1024;

/** What a cluster said, or why it did not; `refused` kinds are missing from the objects. */
export type OwnObjects = { resources: Resource[]; refused: ResourceKind[] };

async function readBody(body: AsyncIterable<Buffer>): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += chunk.length;
    if (size > MOST_BYTES) {
      throw new ServiceUnavailableError(
        'The API server sends more than a page can show.',
      );
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

type Options = {
  connection: ApiConnection;
  selector: EntitySelector;
  now: number;
  deadlineMs: number;
  signal: AbortSignal;
};

async function listKind(options: Options, kind: ResourceKind) {
  const { connection, selector, deadlineMs, signal, now } = options;
  const { group, versions, plural } = specOf(kind);
  const apiVersion = apiVersionOf(group, versions[0]);
  const { namespace } = selector;
  const query = new URLSearchParams({
    labelSelector: writeLabelSelector(selector),
    limit: String(MOST_OBJECTS),
  });
  const { status, body } = await connection.get({
    path: `${collectionPath({ apiVersion, plural, namespace })}?${query}`,
    signal,
    headersTimeoutMs: deadlineMs,
    bodyTimeoutMs: deadlineMs,
  });
  const text = await readBody(body);
  if (status !== 200) return status;
  const { items = [] } = JSON.parse(text) as { items?: unknown[] };
  return items.map(item =>
    trimResource(kind, item, {
      cluster: connection.cluster,
      apiVersion,
      seenAt: now,
    }),
  );
}

/** Thrown when a cluster accepts nothing from the user. */
export class RefusedError extends Error {
  override name = 'RefusedError';
}

type Answer = { kind: ResourceKind; answer: Resource[] | number };

/** What all answers together say of the user's rights; throws when that is nothing at all. */
function readRefusals(answers: Answer[]): ResourceKind[] {
  if (answers.some(({ answer }) => answer === 401)) {
    throw new RefusedError(
      'The cluster does not accept your credentials (401).',
    );
  }
  const refused = answers.filter(({ answer }) => answer === 403);
  if (refused.length === KINDS.length) {
    throw new RefusedError('You may not read anything in this cluster (403).');
  }
  return refused.map(({ kind }) => kind);
}

/** The labelled objects of an entity in one cluster. A kind that the cluster does not serve has none. */
export async function listOwnObjects(options: Options): Promise<OwnObjects> {
  const settled = await Promise.allSettled(
    KINDS.map(async kind => ({ kind, answer: await listKind(options, kind) })),
  );
  const answers = settled.flatMap(each =>
    each.status === 'fulfilled' ? [each.value] : [],
  );
  // First: a connection whose credentials were refused once is closed under the other requests, and their errors say only that.
  const refused = readRefusals(answers);
  const failed = settled.find(each => each.status === 'rejected');
  if (failed) throw failed.reason;
  const broken = answers.find(
    ({ answer }) =>
      typeof answer === 'number' && answer !== 403 && answer !== 404,
  );
  if (broken) {
    throw new ServiceUnavailableError(
      `The API server answered ${broken.answer} when asked for ${broken.kind}.`,
    );
  }
  return {
    resources: answers.flatMap(({ answer }) =>
      typeof answer === 'number' ? [] : answer,
    ),
    refused,
  };
}
