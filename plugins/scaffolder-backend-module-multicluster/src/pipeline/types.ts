/** One cluster of a pipeline. */
export type PipelineTarget = {
  /** As the fleet calls it. */
  cluster: string;
  /** Part of file names and ids of credentials: lower-case letters, digits and dashes; see `keyOf`. */
  key: string;
  /** Path in the repository. */
  valuesFile: string;
};

/** What both formats say, each in its way. */
export type Pipeline = {
  app: string;
  namespace: string;
  /** Of the repository whose commits are deployed. */
  branch: string;
  /** Path of the chart in the repository. */
  chart: string;
  /** Without a tag: the commit is the tag. */
  image: string;
  /** Shell commands. */
  unitTest: string;
  integrationTest: string;
  targets: PipelineTarget[];
};

/** Host of an image reference; undefined stands for the default registry of docker. */
export function registryOf(image: string): string | undefined {
  const [first, ...rest] = image.split('/');
  return rest.length > 0 && /[.:]|^localhost$/.test(first) ? first : undefined;
}
