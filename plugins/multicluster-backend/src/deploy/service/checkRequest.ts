import { InputError } from '@backstage/errors';
import { DeployRequest } from '@multicluster/backstage-plugin-multicluster-common';

const DNS_LABEL = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/;

/** Helm's own limit for the name of a release, since names of its objects are made of it. */
const LONGEST_APP = 53;
const LONGEST_NAMESPACE = 63;

function checkName(field: string, name: string, longest: number): void {
  if (!DNS_LABEL.test(name) || name.length > longest) {
    throw new InputError(
      `'${field}' is '${name}', and must be a DNS label of ${longest} characters at most: lower-case letters, digits and '-'.`,
    );
  }
}

/** Names that become parts of commands and paths. Throws an `InputError` that names the field. */
export function checkNames(options: { app: string; namespace: string }): void {
  checkName('app', options.app, LONGEST_APP);
  checkName('namespace', options.namespace, LONGEST_NAMESPACE);
}

/** What the document cannot say about a request. Throws an `InputError` that names the field. */
export function checkRequest(request: DeployRequest): void {
  checkNames(request);
  const { source, bundle } = request;
  const isPulled = source.type === 'helm' && source.repository !== undefined;
  if (!isPulled && bundle === undefined) {
    throw new InputError(
      `'bundle' is missing: upload the files of the ${source.type} source first (POST /bundles), or name a chart 'repository'.`,
    );
  }
}
