import { Container } from '@multicluster/backstage-plugin-multicluster-common';
import { shortHash } from './hash';
import { parseMillis, parseWhole } from './quantity';
import { at, distinct, Raw, record, records, text } from './read';

/** Environment of containers is kept for workloads alone: their pods have the same, and hashing it per pod would double the cost of a list. */
type Keep = { env: boolean };

function amounts(raw: unknown): Container['requests'] {
  const { cpu, memory } = record(raw);
  const cpuMillis = parseMillis(cpu);
  const memoryBytes = parseWhole(memory);
  return cpuMillis === undefined && memoryBytes === undefined
    ? undefined
    : { cpuMillis, memoryBytes };
}

function sourceOf(valueFrom: Raw): string {
  const { configMapKeyRef, secretKeyRef, fieldRef, resourceFieldRef } =
    valueFrom;
  if (configMapKeyRef) {
    return `configMap/${at(configMapKeyRef, 'name')}:${at(
      configMapKeyRef,
      'key',
    )}`;
  }
  if (secretKeyRef) {
    return `secret/${at(secretKeyRef, 'name')}:${at(secretKeyRef, 'key')}`;
  }
  if (fieldRef) {
    return `field/${at(fieldRef, 'fieldPath')}`;
  }
  if (resourceFieldRef) {
    return `resource/${at(resourceFieldRef, 'resource')}`;
  }
  return 'unknown';
}

function environment(container: Raw): Container['env'] {
  const env: Record<string, string> = {};
  for (const source of records(container.envFrom)) {
    const from = source.configMapRef
      ? `configMap/${at(source.configMapRef, 'name')}`
      : `secret/${at(source.secretRef, 'name')}`;
    env[`${text(source.prefix) ?? ''}* (${from})`] = `${from}:*`;
  }
  for (const variable of records(container.env)) {
    const name = text(variable.name);
    if (name) {
      // The name is hashed too, so that two variables with the same value do not give each other away.
      env[name] = variable.valueFrom
        ? sourceOf(record(variable.valueFrom))
        : shortHash(`${name}=${text(variable.value) ?? ''}`);
    }
  }
  return Object.keys(env).length ? env : undefined;
}

function containerOf(raw: Raw, init: boolean, keep: Keep): Container {
  return {
    name: text(raw.name) ?? '',
    image: text(raw.image) ?? '',
    init: init || undefined,
    requests: amounts(at(raw.resources, 'requests')),
    limits: amounts(at(raw.resources, 'limits')),
    env: keep.env ? environment(raw) : undefined,
  };
}

/** The containers of a pod spec, init containers last. */
export function containersOf(podSpec: unknown, keep: Keep): Container[] {
  const { containers, initContainers } = record(podSpec);
  return [
    ...records(containers).map(raw => containerOf(raw, false, keep)),
    ...records(initContainers).map(raw => containerOf(raw, true, keep)),
  ];
}

/** Names of the ConfigMaps that a pod spec refers to, sorted. */
export function configMapsOf(podSpec: unknown): string[] {
  const { containers, initContainers, volumes } = record(podSpec);
  const all = [...records(containers), ...records(initContainers)];
  const names = [
    ...all.flatMap(container => [
      ...records(container.envFrom).map(from => at(from.configMapRef, 'name')),
      ...records(container.env).map(variable =>
        at(variable.valueFrom, 'configMapKeyRef', 'name'),
      ),
    ]),
    ...records(volumes).flatMap(volume => [
      at(volume.configMap, 'name'),
      ...records(at(volume.projected, 'sources')).map(source =>
        at(source.configMap, 'name'),
      ),
    ]),
  ];
  return distinct(names.map(text)).sort();
}
