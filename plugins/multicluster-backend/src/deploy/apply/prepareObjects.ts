import {
  DeployProblem,
  ObjectRef,
} from '@multicluster/backstage-plugin-multicluster-common';
import { KubernetesObject } from '../types';
import { ServedKind, ServedKinds } from './kinds';
import { isSecret, SERVER_METADATA } from './normalizeObject';
import { isDefinition, isNamespace, rankOf } from './order';
import { groupOf, keyOf, nameOf, refOf, versionOf } from './refs';

/** An object that is ready to be sent. */
export type PreparedObject = {
  ref: ObjectRef;
  object: KubernetesObject;
  /** Undefined: the definition of its kind is among the objects and not there yet. */
  served?: ServedKind;
};

export type Prepared = {
  /** In the order in which they are applied. */
  objects: PreparedObject[];
  problems: DeployProblem[];
};

/**
 * Unfolds lists, gives objects their namespace, and says what cannot be applied whatever the cluster is like. Of the problems that are
 * errors, the objects are left out.
 */
export function prepareObjects(options: {
  objects: KubernetesObject[];
  namespace: string;
  kinds: ServedKinds;
}): Prepared {
  const { namespace, kinds } = options;
  const unfolded = unfold(options.objects);
  const problems: DeployProblem[] = [];
  const objects = new Map<string, PreparedObject>();
  const defined = definedKinds(unfolded);
  for (const [index, object] of unfolded.entries()) {
    const fault = faultOf(object, index);
    if (fault) {
      problems.push(fault);
      continue;
    }
    const served = kinds.find(object.apiVersion, object.kind);
    const namespaced =
      served?.namespaced ?? defined.get(`${object.apiVersion}/${object.kind}`);
    const placed = place(object, namespaced ? namespace : undefined);
    const ref = refOf(placed);
    const twice = objects.has(keyOf(ref));
    if (namespaced === undefined) {
      problems.push(notServed(ref, kinds));
    } else if (twice) {
      problems.push(renderedTwice(ref));
    } else {
      objects.set(keyOf(ref), { ref, object: placed, served });
    }
  }
  const ordered = [...objects.values()].sort(
    (a, b) => rankOf(a.ref) - rankOf(b.ref),
  );
  problems.push(...elsewhere(ordered, namespace));
  return { objects: ordered, problems };
}

/** Lists hold objects, whatever kind of list they call themselves. */
function unfold(objects: KubernetesObject[]): KubernetesObject[] {
  return objects.flatMap(object =>
    typeof object?.kind === 'string' &&
    object.kind.endsWith('List') &&
    Array.isArray(object.items)
      ? unfold(object.items as KubernetesObject[])
      : [object],
  );
}

/** Whether the kinds that the source itself defines are namespaced, by `<apiVersion>/<kind>`. */
function definedKinds(objects: KubernetesObject[]): Map<string, boolean> {
  const found = new Map<string, boolean>();
  for (const object of objects) {
    if (typeof object?.apiVersion !== 'string' || !isDefinition(object)) {
      continue;
    }
    const { group, names, scope, versions } = (object.spec ??
      {}) as DefinitionSpec;
    for (const version of Array.isArray(versions) ? versions : []) {
      if (version?.served !== false && names?.kind) {
        const key = `${group}/${version?.name}/${names.kind}`;
        found.set(key, scope !== 'Cluster');
      }
    }
  }
  return found;
}

type DefinitionSpec = {
  group?: string;
  names?: { kind?: string };
  scope?: string;
  versions?: { name?: string; served?: boolean }[];
};

function faultOf(
  object: KubernetesObject,
  index: number,
): DeployProblem | undefined {
  const text = (value: unknown) => typeof value === 'string' && value !== '';
  const missing = [
    text(object?.apiVersion) ? undefined : 'apiVersion',
    text(object?.kind) ? undefined : 'kind',
    text(object?.metadata?.name) ? undefined : 'metadata.name',
  ].filter(field => field !== undefined);
  if (missing.length === 0) {
    return undefined;
  }
  const what = text(object?.kind)
    ? `a ${object.kind} without '${missing.join("', '")}'`
    : `an object without '${missing.join("', '")}'`;
  const why = text(object?.metadata?.generateName)
    ? ' What is applied again and again needs a name; it cannot be left to `generateName`.'
    : '';
  return {
    severity: 'error',
    code: 'invalid',
    message: `The source has ${what} (object ${index + 1}).${why}`,
  };
}

function place(object: KubernetesObject, namespace?: string): KubernetesObject {
  const metadata = { ...object.metadata };
  for (const field of SERVER_METADATA) {
    delete metadata[field];
  }
  if (namespace === undefined) {
    delete metadata.namespace;
  } else {
    metadata.namespace ||= namespace;
  }
  const { status: _, ...rest } = object;
  return codeSecret({ ...rest, metadata } as KubernetesObject);
}

/**
 * `stringData` is for writing alone: a manager who applies it owns a field that nobody can read, and conflicts with whoever applies the
 * same. So it is coded here; what is no text is left for the API server to refuse.
 */
function codeSecret(object: KubernetesObject): KubernetesObject {
  const { stringData, ...rest } = object;
  const texts = Object.entries(stringData ?? {});
  if (
    !isSecret(object) ||
    stringData === undefined ||
    texts.some(([, value]) => typeof value !== 'string')
  ) {
    return object;
  }
  const coded = texts.map(([key, value]) => [
    key,
    Buffer.from(value).toString('base64'),
  ]);
  return {
    ...rest,
    data: { ...(object.data as object), ...Object.fromEntries(coded) },
  } as KubernetesObject;
}

function notServed(ref: ObjectRef, kinds: ServedKinds): DeployProblem {
  const group = groupOf(ref.apiVersion);
  const other = kinds.findAny(group, ref.kind);
  const hint = other
    ? `it serves '${group ? `${group}/` : ''}${other.version}'`
    : 'install its CustomResourceDefinition first, or put it into the source';
  return {
    severity: 'error',
    code: 'missing-crd',
    message: `${nameOf(ref)}: the cluster serves no kind '${
      ref.kind
    }' in version '${versionOf(ref.apiVersion)}'${
      group ? ` of '${group}'` : ''
    }; ${hint}.`,
    object: ref,
  };
}

function renderedTwice(ref: ObjectRef): DeployProblem {
  return {
    severity: 'error',
    code: 'invalid',
    message: `${nameOf(
      ref,
    )} is in the source twice; one of them must go or get another name.`,
    object: ref,
  };
}

/** Allowed, since some apps need it, but never unseen. */
function elsewhere(
  objects: PreparedObject[],
  namespace: string,
): DeployProblem[] {
  const others = new Map<string, ObjectRef[]>();
  for (const { ref } of objects) {
    if (ref.namespace && ref.namespace !== namespace) {
      const refs = others.get(ref.namespace) ?? [];
      others.set(ref.namespace, [...refs, ref]);
    }
  }
  return [...others.values()].map(refs => ({
    severity: 'warning',
    code: 'namespace',
    message: `Outside of the app's namespace '${namespace}', the source has ${refs
      .map(nameOf)
      .join(', ')}.`,
    object: refs.length === 1 ? refs[0] : undefined,
  }));
}

/** Namespaces that the objects bring with them. */
export function namespacesOf(objects: PreparedObject[]): Set<string> {
  return new Set(
    objects.filter(({ ref }) => isNamespace(ref)).map(({ ref }) => ref.name),
  );
}
