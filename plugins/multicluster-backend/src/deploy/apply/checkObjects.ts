import { ObjectDiff } from '@multicluster/backstage-plugin-multicluster-common';
import { readMembers, readScope } from './applySet';
import { CheckContext, CheckedObject, checkObject } from './checkObject';
import { checkPod } from './checkPods';
import { checkQuotas } from './checkQuotas';
import { readClaimant } from './claimant';
import { diffObject } from './diffObject';
import { explainSilence } from './explainSilence';
import { discoverKinds, ServedKinds } from './kinds';
import { labelAsMember } from './labelAsMember';
import { namespaceProblems, readNamespaces } from './namespaces';
import { inParallel } from './parallel';
import { PreparedObject, prepareObjects } from './prepareObjects';
import { findLeaving, keptProblem } from './prune';
import { readRelease } from './release';
import { refOf } from './refs';
import { REQUESTS_AT_ONCE } from './requests';
import { ApplyOptions, CheckedObjects, fieldManagerOf } from './types';

/** What applying would do on the cluster, and what stands against it. Writes nothing. */
export async function checkObjects(
  options: ApplyOptions,
): Promise<CheckedObjects> {
  try {
    return await check(options);
  } catch (error) {
    options.signal.throwIfAborted();
    return { objects: [], problems: [explainSilence(error)] };
  }
}

async function check(options: ApplyOptions): Promise<CheckedObjects> {
  const { client, signal, namespace } = options;
  const access = { client, signal };
  const kinds = await discoverKinds(access);
  const { objects, problems } = prepareObjects({ ...options, kinds });
  const labelled = objects.map(object => labelAsMember(object, options));
  const [namespaces, claimant] = await Promise.all([
    readNamespaces(access, { ...options, objects }),
    readClaimant(options, kinds),
  ]);
  const context: CheckContext = {
    access,
    claimant,
    namespaces,
    fieldManager: options.fieldManager ?? fieldManagerOf(options.app),
    secrets: options.secrets,
  };
  const checked = await inParallel(labelled, REQUESTS_AT_ONCE, async object =>
    checkWithPod(object, context, labelled),
  );
  const leaving =
    namespaces.get(namespace) === 'there'
      ? await checkLeaving(options, kinds, labelled, context)
      : { objects: [], problems: [] };
  const short = await checkQuotas(access, { workloads: checked, namespaces });
  return {
    objects: [...checked.map(({ diff }) => diff), ...leaving.objects],
    problems: [
      ...problems,
      ...namespaceProblems(namespaces, labelled),
      ...checked.flatMap(each => each.problems),
      ...short,
      ...leaving.problems,
    ],
  };
}

async function checkWithPod(
  object: PreparedObject,
  context: CheckContext,
  objects: PreparedObject[],
): Promise<CheckedObject & { object: PreparedObject }> {
  const { diff, problems, live } = await checkObject(object, context);
  const askPod =
    diff.change !== 'none' &&
    context.namespaces.get(object.ref.namespace) === 'there' &&
    !problems.some(({ severity }) => severity === 'error');
  const refused = askPod
    ? await checkPod(object, {
        access: context.access,
        secrets: context.secrets,
        objects,
        exists: live !== undefined,
      })
    : undefined;
  return {
    object,
    live,
    diff,
    problems: refused ? [...problems, refused] : problems,
  };
}

/** What would be deleted. Of a Helm release, that is what it had before and has no more; Helm itself deletes it. */
async function checkLeaving(
  options: ApplyOptions,
  kinds: ServedKinds,
  objects: PreparedObject[],
  { access, claimant }: CheckContext,
): Promise<CheckedObjects> {
  const members = claimant.byHelm
    ? await readRelease(access, { ...options, kinds })
    : await readMembers(access, {
        applySet: options,
        kinds,
        scope: await readScope(access, options),
        others: options.pruneFrom,
      });
  const refs = objects.map(({ ref }) => ref);
  const { removed, kept } = findLeaving(members, refs, claimant);
  return {
    objects: removed.map(
      (live): ObjectDiff =>
        diffObject({
          ref: refOf(live),
          live,
          secrets: options.secrets,
        }),
    ),
    problems: kept.map(keptProblem),
  };
}
