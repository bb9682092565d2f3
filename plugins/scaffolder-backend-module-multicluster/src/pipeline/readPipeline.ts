import { InputError } from '@backstage/errors';
import { keyOf } from './escape';
import { Pipeline } from './types';

/** Where the files of the clusters' values are in the repository. */
const valuesFolder = 'deploy/values';

const label = /^[a-z0-9]([-a-z0-9]{0,51}[a-z0-9])?$/;
const branchName = /^[A-Za-z0-9_]([-A-Za-z0-9_./]{0,98}[A-Za-z0-9_])?$/;
const folder =
  /^(\.\/)?[A-Za-z0-9_][-A-Za-z0-9_.]*(\/[A-Za-z0-9_][-A-Za-z0-9_.]*)*$/;
const image =
  /^([a-z0-9]([-a-z0-9.]*[a-z0-9])?(:\d{1,5})?\/)?[a-z0-9]+([._-]+[a-z0-9]+)*(\/[a-z0-9]+([._-]+[a-z0-9]+)*)*$/;

type PipelineInput = {
  app: string;
  namespace: string;
  image: string;
  chart?: string;
  branch?: string;
  unitTest: string;
  integrationTest: string;
};

/** Throws an `InputError` that names the field. What the clusters are called is not ours to choose: that is escaped. */
export function readPipeline(
  input: PipelineInput,
  clusters: string[],
): Pipeline {
  const { chart = 'chart', branch = 'main', unitTest, integrationTest } = input;
  check('app', input.app, label, 'shop');
  check('namespace', input.namespace, label, 'shop');
  check(
    'image',
    input.image,
    image,
    'registry.example.com/team/shop, without a tag',
  );
  check('chart', chart, folder, 'deploy/chart');
  check('branch', branch, branchName, 'main');
  return {
    app: input.app,
    namespace: input.namespace,
    image: input.image,
    chart: chart.startsWith('./') ? chart : `./${chart}`,
    branch,
    unitTest,
    integrationTest,
    targets: clusters.map(cluster => {
      const key = keyOf(cluster);
      return { cluster, key, valuesFile: `${valuesFolder}/${key}.yaml` };
    }),
  };
}

function check(
  field: string,
  value: string,
  pattern: RegExp,
  example: string,
): void {
  if (!pattern.test(value) || value.includes('..')) {
    throw new InputError(
      `'${field}' is '${value}', which cannot be used; write it as ${example}`,
    );
  }
}
