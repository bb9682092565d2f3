import {
  DeployProblem,
  ObjectDiff,
  ObjectRef,
} from '@multicluster/backstage-plugin-multicluster-common';
import { refusalOf } from '@multicluster/backstage-plugin-multicluster-node';
import { KubernetesObject } from '../types';
import { diffObject } from './diffObject';
import { conflictsOf, explainRefusal } from './explainRefusal';
import { objectPath } from './kinds';
import { NamespaceState } from './namespaces';
import { Claimant, findOwner, isLeftByHelm } from './ownership';
import { PreparedObject } from './prepareObjects';
import { nameOf } from './refs';
import { applyPatch, readObject } from './requests';
import { Access, HELM_MANAGER } from './types';

export type CheckedObject = {
  diff: ObjectDiff;
  problems: DeployProblem[];
  live?: KubernetesObject;
};

/** What an object is checked against. */
export type CheckContext = {
  access: Access;
  claimant: Claimant;
  fieldManager: string;
  namespaces: Map<string, NamespaceState>;
  secrets?: string[];
};

/** Asks the API server what it would make of one object; writes nothing. Rejects when there is no answer. */
export async function checkObject(
  prepared: PreparedObject,
  context: CheckContext,
): Promise<CheckedObject> {
  const { ref, object, served } = prepared;
  const { secrets } = context;
  const created = (problems: DeployProblem[]): CheckedObject => ({
    diff: diffObject({ ref, wanted: object, secrets }),
    problems,
  });
  if (!served) {
    return created([checkedLater(prepared)]);
  }
  const namespace = context.namespaces.get(ref.namespace);
  if (namespace === 'absent' || namespace === 'ending') {
    return created([]);
  }
  const path = objectPath(served, ref);
  try {
    const live = await readObject(context.access, path);
    if (live && isLeftByHelm(live, ref, context.claimant)) {
      const diff = diffObject({ ref, live, wanted: live });
      return { live, diff, problems: [] };
    }
    const owner = live && findOwner(live, ref, context.claimant);
    const { wanted, problems } = await dryRun(prepared, path, context);
    const foreign = owner?.severity === 'error';
    return {
      live,
      // What is created is shown as the source has it, without everything that the API server adds to it.
      diff: describe(
        prepared,
        { live, wanted: live ? wanted : wanted && object },
        secrets,
      ),
      problems: [
        ...(owner ? [owner] : []),
        ...(live?.metadata.deletionTimestamp ? [madeAnew(ref)] : []),
        ...problems.filter(({ code }) => !(foreign && code === 'conflict')),
      ],
    };
  } catch (error) {
    const problem = explainRefusal(error, { object, ref, secrets });
    if (!problem) {
      throw error;
    }
    return {
      diff: describe(prepared, {}),
      problems: [problem],
    };
  }
}

function describe(
  { ref }: PreparedObject,
  states: { live?: KubernetesObject; wanted?: KubernetesObject },
  secrets?: string[],
): ObjectDiff {
  if (states.wanted) {
    return diffObject({ ref, ...states, secrets });
  }
  return {
    ...ref,
    change: states.live ? 'update' : 'create',
    added: 0,
    removed: 0,
    hunks: [],
    summary: 'refused',
  };
}

type DryRun = { wanted?: KubernetesObject; problems: DeployProblem[] };

async function dryRun(
  prepared: PreparedObject,
  path: string,
  context: CheckContext,
): Promise<DryRun> {
  const { access, fieldManager, namespaces, secrets } = context;
  const { ref, object } = prepared;
  const attempt = (force: boolean) =>
    applyPatch(access, { path, object, fieldManager, dryRun: true, force });
  try {
    return { wanted: await attempt(false), problems: [] };
  } catch (error) {
    const problem = explainRefusal(error, { object, ref, secrets });
    if (!problem) {
      throw error;
    }
    if (
      problem.code === 'namespace' &&
      namespaces.get(ref.namespace) === 'coming'
    ) {
      // The fields were checked before the namespace was looked for.
      return { wanted: object, problems: [] };
    }
    if (problem.code !== 'conflict') {
      return { problems: [problem] };
    }
    // The diff shows what is at issue. A forced dry run may be refused for another reason, which is a problem as well.
    const forced = await attempt(true).then(
      (wanted): DryRun => ({ wanted, problems: [] }),
      (refused): DryRun => {
        const other = explainRefusal(refused, { object, ref, secrets });
        return { problems: other ? [other] : [] };
      },
    );
    const ours = isHelmAlone(error, fieldManager);
    return {
      wanted: forced.wanted,
      problems: [...(ours ? [] : [problem]), ...forced.problems],
    };
  }
}

/** A release of Helm 3 has its fields by updates of the same name, and Helm 4 takes them over from itself. */
function isHelmAlone(error: unknown, fieldManager: string): boolean {
  const refusal = refusalOf(error);
  return (
    fieldManager === HELM_MANAGER &&
    refusal !== undefined &&
    conflictsOf(refusal).every(({ manager }) => manager === HELM_MANAGER)
  );
}

function checkedLater({ ref }: PreparedObject): DeployProblem {
  return {
    severity: 'warning',
    code: 'missing-crd',
    message: `${nameOf(
      ref,
    )} will be checked once its CRD is there, which is in the same source and applied first.`,
    object: ref,
  };
}

function madeAnew(ref: ObjectRef): DeployProblem {
  return {
    severity: 'warning',
    code: 'ending',
    message: `${nameOf(
      ref,
    )} is being deleted: it is made anew once it is gone.`,
    object: ref,
  };
}
