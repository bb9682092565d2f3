import { InputError } from '@backstage/errors';

const dnsLabel = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/;

/** Names become arguments of programs and parts of paths: nothing but a DNS label gets that far. */
export function checkNames(names: { app: string; namespace: string }): void {
  checkLabel('app', names.app, 53);
  checkLabel('namespace', names.namespace, 63);
}

function checkLabel(field: string, value: string, longest: number): void {
  if (!dnsLabel.test(value) || value.length > longest) {
    throw new InputError(
      `'${field}' must be a DNS label of at most ${longest} characters (a-z, 0-9 and -), but is '${value}'`,
    );
  }
}
