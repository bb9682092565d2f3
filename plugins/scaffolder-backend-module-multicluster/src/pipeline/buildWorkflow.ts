import { stringify } from 'yaml';
import { githubLiteral, githubText } from './escape';
import { Pipeline, PipelineTarget, registryOf } from './types';

const checkout = { uses: 'actions/checkout@v4' };
const runner = { 'runs-on': 'ubuntu-latest', 'timeout-minutes': 60 };

/** Names of the secrets that the workflow refers to. */
export function githubSecrets(pipeline: Pipeline): string[] {
  return [
    'REGISTRY_USER',
    'REGISTRY_PASSWORD',
    ...pipeline.targets.map(kubeconfigSecret),
  ];
}

/**
 * The same as a GitHub workflow: one job per cluster, by a matrix. Secrets are referred to by name: `REGISTRY_USER`,
 * `REGISTRY_PASSWORD` and `KUBECONFIG_<CLUSTER>`.
 */
export function buildWorkflow(pipeline: Pipeline): string {
  const { app, branch, unitTest, integrationTest } = pipeline;
  const released = `\${{ github.event_name == 'push' && github.ref == ${githubLiteral(
    `refs/heads/${branch}`,
  )} }}`;
  return stringify(
    {
      name: githubText(app),
      on: { push: { branches: [branch] }, pull_request: {} },
      permissions: { contents: 'read' },
      concurrency: { group: '${{ github.workflow }}-${{ github.ref }}' },
      jobs: {
        'unit-test': job('Unit test', {
          steps: [checkout, { run: githubText(unitTest) }],
        }),
        'integration-test': job('Integration test', {
          needs: 'unit-test',
          steps: [checkout, { run: githubText(integrationTest) }],
        }),
        image: job('Image', {
          needs: 'integration-test',
          if: released,
          steps: [checkout, pushImage(pipeline)],
        }),
        deploy: job('Deploy to ${{ matrix.cluster }}', {
          needs: 'image',
          if: released,
          strategy: {
            // One cluster that fails stops no other.
            'fail-fast': false,
            matrix: { include: pipeline.targets.map(matrixEntry) },
          },
          steps: [checkout, deploy(pipeline)],
        }),
      },
    },
    // A folded line is hard to read in a diff.
    { lineWidth: 0 },
  );
}

function job(name: string, content: object) {
  return { name, ...runner, ...content };
}

function matrixEntry(target: PipelineTarget) {
  return {
    cluster: githubText(target.cluster),
    values: githubText(target.valuesFile),
    secret: kubeconfigSecret(target),
  };
}

/** Names are given to the shell as variables: a script in which they were written would be theirs. */
function pushImage({ image }: Pipeline) {
  const registry = registryOf(image);
  return {
    env: {
      IMAGE: githubText(image),
      ...(registry && { REGISTRY: githubText(registry) }),
      REGISTRY_USER: '${{ secrets.REGISTRY_USER }}',
      REGISTRY_PASSWORD: '${{ secrets.REGISTRY_PASSWORD }}',
    },
    run: [
      `printf %s "$REGISTRY_PASSWORD" | docker login --username "$REGISTRY_USER" --password-stdin${
        registry ? ' "$REGISTRY"' : ''
      }`,
      'docker build --tag "$IMAGE:$GITHUB_SHA" .',
      'docker push "$IMAGE:$GITHUB_SHA"',
      '',
    ].join('\n'),
  };
}

function deploy({ app, namespace, chart, image }: Pipeline) {
  return {
    env: {
      APP: githubText(app),
      NAMESPACE: githubText(namespace),
      CHART: githubText(chart),
      IMAGE: githubText(image),
      VALUES: '${{ matrix.values }}',
      KUBECONFIG_CONTENT: '${{ secrets[matrix.secret] }}',
    },
    run: [
      'umask 077',
      'export KUBECONFIG="$RUNNER_TEMP/kubeconfig"',
      'printf %s "$KUBECONFIG_CONTENT" > "$KUBECONFIG"',
      'helm upgrade --install "$APP" "$CHART" --namespace "$NAMESPACE" --values "$VALUES" --set-string image.repository="$IMAGE" --set-string image.tag="$GITHUB_SHA" --wait --timeout 10m',
      '',
    ].join('\n'),
  };
}

function kubeconfigSecret({ key }: PipelineTarget): string {
  return `KUBECONFIG_${key.toUpperCase().replaceAll('-', '_')}`;
}
