import { KubernetesObject } from '../../types';
import { readManifests, toPlain } from '../render/readManifests';
import { toObject } from '../render/toObject';

export type Release = {
  revision: number;
  /** What Helm keeps of it: without hooks, and without what is in the chart's `crds` folder. */
  manifestObjects: KubernetesObject[];
};

export function parseRelease(
  app: string,
  revision: number,
  manifest: string,
): Release {
  const documents = readManifests({
    text: manifest,
    file: `The release '${app}'`,
    repeatedKeys: 'lastWins',
  });
  return {
    revision,
    manifestObjects: documents.map(each => toObject(toPlain(each), app)),
  };
}
