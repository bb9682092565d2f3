import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import type {
  DeployProblem,
  ObjectDiff,
} from '@multicluster/backstage-plugin-multicluster-common';
import {
  applyObjects,
  checkObjects,
  type ApplyOptions,
} from '../../../plugins/multicluster-backend/src/deploy/apply';
import type { KubernetesObject } from '../../../plugins/multicluster-backend/src/deploy/types';
import { eventually } from '../../support/eventually.ts';
import { clusterClient } from './clusterClient.ts';
import { testServer, type TestServer } from './fleet.ts';

/** One app in a namespace of its own on the shared API server, and what is done with it. */
export class AppBed {
  readonly server: TestServer;
  readonly namespace: string;
  readonly app = 'shop';
  readonly #connection: ReturnType<typeof clusterClient>;

  private constructor(server: TestServer, namespace: string) {
    this.server = server;
    this.namespace = namespace;
    this.#connection = clusterClient(server);
  }

  static async create(namespace: string): Promise<AppBed> {
    const server = await testServer('west');
    await server.kubectl(['create', 'namespace', namespace]);
    return new AppBed(server, namespace);
  }

  async close(): Promise<void> {
    this.#connection.reset();
    const { namespace } = this;
    await this.server.kubectl(['delete', 'ns', namespace, '--wait=false']);
  }

  get access() {
    return {
      client: this.#connection.client,
      signal: new AbortController().signal,
    };
  }

  options(
    objects: KubernetesObject[],
    more: Partial<ApplyOptions> = {},
  ): ApplyOptions {
    const { app, namespace } = this;
    const own = { app, namespace, createNamespace: false };
    return { ...this.access, ...own, objects, ...more };
  }

  check(objects: KubernetesObject[], more?: Partial<ApplyOptions>) {
    return checkObjects(this.options(objects, more));
  }

  apply(objects: KubernetesObject[], more?: Partial<ApplyOptions>) {
    return applyObjects(this.options(objects, more));
  }

  kubectl(...args: string[]): Promise<string> {
    return this.server.kubectl(['-n', this.namespace, ...args]);
  }

  /** As another client, with rights to everything. */
  async applyAs(manager: string, object: object): Promise<void> {
    const file = this.#write(object);
    await this.kubectl(
      ...['apply', '--server-side', '--force-conflicts'],
      ...[`--field-manager=${manager}`, '-f', file],
    );
  }

  /** What `kubectl diff` says, which ends with 1 when there is a difference; empty when there is none. */
  async kubectlDiff(objects: KubernetesObject[]): Promise<string> {
    const file = this.#write({
      apiVersion: 'v1',
      kind: 'List',
      items: objects,
    });
    return this.kubectl('diff', '--server-side', '-f', file);
  }

  /** Versions of objects, by kind and name. */
  async versions(...kinds: string[]): Promise<Record<string, string>> {
    const list: { items: KubernetesObject[] } = JSON.parse(
      await this.kubectl('get', kinds.join(','), '-o', 'json'),
    );
    return Object.fromEntries(
      list.items.map(({ kind, metadata }) => [
        `${kind} ${metadata.name}`,
        String(metadata.resourceVersion),
      ]),
    );
  }

  async names(kinds: string): Promise<string[]> {
    const names = await this.kubectl('get', kinds, '-o', 'name');
    return names.split('\n').filter(Boolean).sort();
  }

  /** Admission policies and quotas take a moment to take effect. */
  untilRefused(
    objects: KubernetesObject[],
    code: string,
  ): Promise<DeployProblem> {
    return eventually(async () => {
      const { problems } = await this.check(objects);
      const found = problems.find(problem => problem.code === code);
      assert.ok(found, `${code} is not among ${JSON.stringify(problems)}`);
      return found;
    });
  }

  #write(object: object): string {
    const file = path.join(
      this.server.harness.workdir,
      `${this.namespace}.json`,
    );
    fs.writeFileSync(file, JSON.stringify(object));
    return file;
  }
}

export function configMap(
  name: string,
  data: Record<string, string> = { level: 'info' },
): KubernetesObject {
  return { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name }, data };
}

export function deployment(
  name: string,
  spec: { replicas?: number; image?: string; cpu?: string } = {},
): KubernetesObject {
  const { replicas = 2, image = 'registry.example/shop:1.0.0', cpu } = spec;
  const labels = { app: name };
  const resources = cpu ? { requests: { cpu }, limits: { cpu } } : undefined;
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name },
    spec: {
      replicas,
      selector: { matchLabels: labels },
      template: {
        metadata: { labels },
        spec: { containers: [{ name: 'shop', image, resources }] },
      },
    },
  };
}

/** `create ConfigMap settings`, in order. */
export function changesOf(objects: ObjectDiff[]): string[] {
  return objects.map(({ change, kind, name }) => `${change} ${kind} ${name}`);
}

export function codesOf(problems: DeployProblem[]): string[] {
  return problems.map(({ severity, code }) => `${severity} ${code}`);
}
