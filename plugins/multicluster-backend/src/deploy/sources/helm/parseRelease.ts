import { KubernetesObject } from '../../types';
import { readManifests, toPlain } from '../render/readManifests';
import { toObject } from '../render/toObject';

export type Release = {
  revision: number;
  /** What Helm keeps of it: without hooks, and without what is in the chart's `crds` folder. */
  manifestObjects: KubernetesObject[];
};

export async function parseRelease(
  app: string,
  revision: number,
  manifest: string,
): Promise<Release> {
  const documents = await readManifests({
    text: manifest,
    file: `The release '${app}'`,
    repeatedKeys: 'lastWins',
  });
  return {
    revision,
    manifestObjects: documents.map(each => toObject(toPlain(each), app)),
  };
}
