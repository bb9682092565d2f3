import {
  DeployProblem,
  ObjectRef,
} from '@multicluster/backstage-plugin-multicluster-common';
import { KubernetesObject } from '../types';
import { applyObject, Outcome } from './applyObject';
import {
  ApplySet,
  readMembers,
  readScope,
  scopeOf,
  union,
  writeScope,
} from './applySet';
import { readClaimant } from './claimant';
import { deleteInOrder } from './deleteInOrder';
import { discoverKinds, objectPath, requirePath, ServedKinds } from './kinds';
import { labelAsMember } from './labelAsMember';
import { ensureNamespace } from './namespaces';
import { inOrder, isDefinition, isNamespace } from './order';
import { Claimant, findOwner } from './ownership';
import { inParallel } from './parallel';
import { PreparedObject, prepareObjects } from './prepareObjects';
import { describeKept, findLeaving } from './prune';
import { keyOf, refOf } from './refs';
import { orRefuse, refuse } from './refuse';
import { readObject, REQUESTS_AT_ONCE } from './requests';
import { Access, AppliedObjects, ApplyOptions, fieldManagerOf } from './types';
import { waitForDefinitions } from './waitForDefinitions';

/**
 * Brings the cluster to what the objects say, and deletes what the app had and has no more. Nothing is forced: rejects with a
 * `ConflictError` when somebody else owns a field or an object, before anything is written where that can be told. After a crash or an
 * error it may be called again; what is as it should be is not changed.
 */
export async function applyObjects(
  options: ApplyOptions,
): Promise<AppliedObjects> {
  const { client, signal, app, namespace } = options;
  const access: Access = { client, signal };
  const kinds = await discoverKinds(access);
  const prepared = prepareObjects({ ...options, kinds });
  refuse(prepared.problems);
  const objects = prepared.objects.map(each => labelAsMember(each, options));
  const claimant = await readClaimant(options, kinds);
  const live = await readLive(access, objects);
  refuse(foreign(objects, live, claimant));

  const { secrets } = options;
  const fieldManager = fieldManagerOf(app);
  const context = { access, live, fieldManager, secrets };
  await ensureNamespace(access, { ...options, objects });
  const [first, rest] = splitNamespaces(objects);
  const namespaces = await applyAll(first, context, kinds);
  const applySet = { app, namespace };
  const refs = objects.map(({ ref }) => ref);
  const wanted = scopeOf(refs, applySet);
  const before = await readScope(access, applySet);
  // First what it may come to contain, then the members: so none of them is ever without a parent that leads to it.
  const scope = before ? union(before, wanted) : wanted;
  await writeScope(access, applySet, scope);
  const others = await applyAll(rest, context, kinds);
  const pruned = await prune(options, { applySet, refs, claimant });
  await writeScope(
    access,
    applySet,
    union(wanted, scopeOf(pruned.kept.map(refOf), applySet)),
  );
  return {
    changes: count([...namespaces, ...others], pruned.deleted),
    inventory: refs,
    notes: pruned.kept.map(describeKept),
  };
}

type Live = Map<string, KubernetesObject | undefined>;
type ApplyContext = {
  access: Access;
  live: Live;
  fieldManager: string;
  secrets?: string[];
};

function splitNamespaces(objects: PreparedObject[]) {
  return [
    objects.filter(({ ref }) => isNamespace(ref)),
    objects.filter(({ ref }) => !isNamespace(ref)),
  ];
}

/** Row by row; a definition is waited for before the objects of its kind come. */
async function applyAll(
  objects: PreparedObject[],
  context: ApplyContext,
  kinds: ServedKinds,
): Promise<Outcome[]> {
  const { access } = context;
  const outcomes: Outcome[] = [];
  let known = kinds;
  for (const row of inOrder(objects, ({ ref }) => ref)) {
    const tasks = tasksOf(row, context, known);
    outcomes.push(
      ...(await inParallel(tasks, REQUESTS_AT_ONCE, task =>
        applyObject(access, task),
      )),
    );
    if (row.some(({ ref }) => isDefinition(ref))) {
      known = await waitForDefinitions(access, {
        definitions: row.map(({ ref }) => ref),
        awaited: objects.filter(({ served }) => !served).map(({ ref }) => ref),
        kinds: known,
      });
    }
  }
  return outcomes;
}

function tasksOf(
  objects: PreparedObject[],
  { live, fieldManager, secrets }: ApplyContext,
  kinds: ServedKinds,
) {
  return objects.map(object => ({
    ...object,
    before: live.get(keyOf(object.ref)),
    path: requirePath(kinds, object.ref),
    fieldManager,
    secrets,
  }));
}

/** What is there now, of the kinds that are served already. */
async function readLive(
  access: Access,
  objects: PreparedObject[],
): Promise<Live> {
  const found = await inParallel(
    objects.filter(({ served }) => served !== undefined),
    REQUESTS_AT_ONCE,
    async ({ ref, object, served }) => {
      const read = () => readObject(access, objectPath(served!, ref));
      return [keyOf(ref), await orRefuse(read, { object, ref })] as const;
    },
  );
  return new Map(found);
}

/** The check has said so before; in the meantime, somebody else may have taken an object. */
function foreign(
  objects: PreparedObject[],
  live: Live,
  claimant: Claimant,
): DeployProblem[] {
  return objects.flatMap(({ ref }) => {
    const object = live.get(keyOf(ref));
    const owner = object && findOwner(object, ref, claimant);
    return owner ? [owner] : [];
  });
}

async function prune(
  options: ApplyOptions,
  { applySet, refs, claimant }: PruneOptions,
) {
  const access: Access = options;
  // Kinds that came with a definition of the source are among them now.
  const kinds = await discoverKinds(access);
  const members = await readMembers(access, {
    applySet,
    kinds,
    scope: await readScope(access, applySet),
    others: options.pruneFrom,
  });
  const { removed, kept } = findLeaving(members, refs, claimant);
  const deleted = await deleteInOrder(access, {
    objects: removed,
    kinds,
    propagation: 'Background',
  });
  return { deleted, kept };
}

type PruneOptions = {
  applySet: ApplySet;
  refs: ObjectRef[];
  claimant: Claimant;
};

function count(outcomes: Outcome[], deleted: number) {
  return {
    created: outcomes.filter(outcome => outcome === 'created').length,
    updated: outcomes.filter(outcome => outcome === 'updated').length,
    deleted,
  };
}
