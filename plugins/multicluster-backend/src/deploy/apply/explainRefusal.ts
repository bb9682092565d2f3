import {
  DeployProblem,
  ObjectRef,
} from '@multicluster/backstage-plugin-multicluster-common';
import {
  ClusterRefusal,
  refusalOf,
} from '@multicluster/backstage-plugin-multicluster-node';
import { KubernetesObject } from '../types';
import { secretValues } from './normalizeObject';
import { nameOf } from './refs';

const longestQuote = 1_000;

/** What an API server says of fields that are not in the schema, or of another type; it takes the fault upon itself, with a 500. */
const MALFORMED = /failed to (create typed patch|convert new object)/;

const DENIED =
  /denied (the )?request|failed calling webhook|violates PodSecurity|does not support dry run|admission webhook/;

/** One manager's claim on fields that the source wants otherwise. */
export type FieldConflict = { manager: string; fields: string[] };

/**
 * What an API server's refusal of one object means for whoever asked for the deployment. Undefined when nothing was refused: the cluster
 * was not reached, or the error is a bug of ours.
 */
export function explainRefusal(
  error: unknown,
  about: { object: KubernetesObject; ref: ObjectRef; secrets?: string[] },
): DeployProblem | undefined {
  const { object, ref, secrets = [] } = about;
  const refusal = refusalOf(error);
  if (!refusal || refusal.code === 401 || refusal.code === 429) {
    return undefined;
  }
  const found = classify(refusal);
  if (found === undefined) {
    return undefined;
  }
  const message =
    found === 'conflict'
      ? describeConflict(ref, refusal)
      : `${nameOf(ref)}: ${introduce(found, refusal)}${quote(refusal, [
          ...secrets,
          ...secretValues(object),
        ])}${adviceOn(refusal)}`;
  return { severity: 'error', code: found, message, object: ref };
}

/**
 * Which of the many things that an API server says this is. Status codes alone do not tell: a quota, a policy, a webhook and a missing
 * role all are a 403, and a field that does not exist is a 500. Undefined: it is about the server, not about the object.
 */
export function classify({
  code,
  reason,
  message,
  causes,
}: ClusterRefusal): string | undefined {
  if (causes.some(cause => cause.reason === 'FieldManagerConflict')) {
    return 'conflict';
  }
  if (/exceeded quota:|failed quota:|must specify limits/.test(message)) {
    return 'quota';
  }
  if (DENIED.test(message)) {
    return 'admission';
  }
  if (
    /^namespaces? "[^"]*" not found|because it is being terminated/.test(
      message,
    )
  ) {
    return 'namespace';
  }
  switch (code) {
    case 403:
      return /\bcannot \w+ resource\b/.test(message)
        ? 'forbidden'
        : 'admission';
    case 404:
      return reason === 'NotFound' ? 'missing-crd' : 'dry-run';
    case 409:
      return 'dry-run';
    default:
      return code < 500 || MALFORMED.test(message) ? 'dry-run' : undefined;
  }
}

function introduce(code: string, { message }: ClusterRefusal): string {
  switch (code) {
    case 'quota':
      return 'the namespace has too little left. ';
    case 'admission':
      return message.includes('failed calling webhook')
        ? 'a webhook that has to be asked does not answer. '
        : 'refused by a policy of the cluster. ';
    case 'forbidden':
      return "the portal's account may not do this. ";
    case 'namespace':
      return 'its namespace is not there. ';
    default:
      return 'refused by the API server. ';
  }
}

/** A refusal may repeat the values of a Secret, which must not get into a page or a log. */
function quote({ message }: ClusterRefusal, secrets: string[]): string {
  return secrets.some(value => message.includes(value))
    ? 'What it says is not shown, since it repeats a secret value.'
    : `It says: ${message.slice(0, longestQuote)}`;
}

function adviceOn({ message }: ClusterRefusal): string {
  if (message.includes('field is immutable')) {
    return ' A field that cannot be changed: delete the object first, or give the new one another name.';
  }
  return message.includes('does not support dry run')
    ? ' Until that webhook declares `sideEffects: None`, nothing that it is asked about can be checked before it is written.'
    : '';
}

/** Whose the fields are, as far as the API server says. */
export function conflictsOf({ causes }: ClusterRefusal): FieldConflict[] {
  const byManager = new Map<string, string[]>();
  for (const cause of causes) {
    if (cause.reason !== 'FieldManagerConflict') continue;
    const manager = /conflict with "([^"]+)"/.exec(cause.message ?? '')?.[1];
    const name = manager ?? 'somebody else';
    const fields = byManager.get(name) ?? [];
    byManager.set(name, [...fields, cause.field ?? '(a field)']);
  }
  return [...byManager].map(([manager, fields]) => ({ manager, fields }));
}

const mostFields = 6;

function describeConflict(ref: ObjectRef, refusal: ClusterRefusal): string {
  const conflicts = conflictsOf(refusal);
  const claims = conflicts.map(({ manager, fields }) => {
    const more = fields.length - mostFields;
    const shown = fields.slice(0, mostFields).map(field => `'${field}'`);
    return `'${manager}' owns ${shown.join(', ')}${
      more > 0 ? ` and ${more} more` : ''
    }`;
  });
  return `${nameOf(ref)}: ${claims.join('; ')}, and the source wants ${
    refusal.causes.length === 1 ? 'it' : 'them'
  } otherwise. ${conflictAdvice(conflicts)}`;
}

function conflictAdvice(conflicts: FieldConflict[]): string {
  const scaled = conflicts.some(({ fields }) =>
    fields.includes('.spec.replicas'),
  );
  return scaled
    ? 'If an autoscaler or a person scales it, leave `replicas` out of the source; else take back the change that was made by hand.'
    : 'Leave these fields out of the source, or take back the change that was made there.';
}
