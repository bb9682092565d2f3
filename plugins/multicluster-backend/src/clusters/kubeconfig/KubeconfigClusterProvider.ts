import { readFile } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import {
  ClusterDescription,
  ClusterProvider,
} from '@multicluster/backstage-plugin-multicluster-node';
import { engageChanges } from '../engageChanges';
import {
  describeContext,
  explainUnreadable,
  KubeconfigFile,
  KubeconfigLibrary,
  loadKubeconfig,
} from './contexts';

/**
 * The contexts of a kubeconfig file, one cluster each. The file is looked at again from time to time, so that clusters come and go with it.
 */
export class KubeconfigClusterProvider implements ClusterProvider {
  readonly name = 'kubeconfig';
  readonly #source: KubeconfigFile;
  readonly #intervalMs: number;

  constructor(options: {
    file: string;
    intervalMs?: number;
    library?: KubeconfigLibrary;
  }) {
    this.#source = {
      file: options.file,
      label: "The file of 'multicluster.kubeconfig'",
      library: options.library ?? (() => import('@kubernetes/client-node')),
    };
    this.#intervalMs = options.intervalMs ?? 10_000;
  }

  async start(options: Parameters<ClusterProvider['start']>[0]): Promise<void> {
    const { signal, problem } = options;
    const { file, label } = this.#source;
    const engage = engageChanges(options);
    let read: string | undefined;
    while (!signal.aborted) {
      try {
        const text = await readFile(file, 'utf8');
        if (text !== read) {
          const clusters = await this.#describe();
          read = text;
          engage(clusters);
          problem(clusters.length > 0 ? [] : [`${label} has no contexts.`]);
        }
      } catch (error) {
        // What is engaged stays: a file in the middle of being written is no reason to forget clusters.
        problem([explainUnreadable(error, label)]);
        read = undefined;
      }
      await pause(this.#intervalMs, undefined, { signal, ref: false }).catch(
        () => {},
      );
    }
  }

  async #describe(): Promise<ClusterDescription[]> {
    const source = this.#source;
    const config = await loadKubeconfig(source);
    const names = new Set(config.getContexts().map(({ name }) => name));
    return [...names].map(name => ({
      name,
      labels: {},
      ...describeContext({ config, context: name, source }),
    }));
  }
}
