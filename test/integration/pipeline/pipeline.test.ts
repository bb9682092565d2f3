import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parse } from 'yaml';
import {
  buildJenkinsfile,
  buildWorkflow,
  keyOf,
  type Pipeline,
} from '../../../plugins/scaffolder-backend-module-multicluster/src/pipeline';
import { callsOf, hasInterpolation, parseGroovy } from './groovy.ts';
import { parseGithubWorkflow } from './workflow.ts';

function pipelineFor(
  clusters: string[],
  change: Partial<Pipeline> = {},
): Pipeline {
  return {
    app: 'shop',
    namespace: 'shop',
    branch: 'main',
    chart: './chart',
    image: 'registry.example.com:5000/team/shop',
    unitTest: 'npm test',
    integrationTest: 'npm run test:integration',
    targets: clusters.map(cluster => {
      const key = keyOf(cluster);
      return { cluster, key, valuesFile: `deploy/values/${key}.yaml` };
    }),
    ...change,
  };
}

const hostile = [
  `it's`,
  `"quoted"`,
  `back\\slash`,
  `\\u0027') } stage('x`,
  'two\nlines',
  '${IMAGE} $(id) `id`',
  "''' + 'x",
  '*/ // #',
  '${{ secrets.REGISTRY_PASSWORD }}',
  "${{ '",
  'arn:aws:eks:eu-west-1:1234:cluster/prod',
  'Ünïcode ✓ 🚀',
  '- a: b',
  '&anchor *alias !tag',
  '',
];

const usualExpressions = [
  "github.event_name == '' && github.ref == ''",
  'matrix.values',
  'secrets.REGISTRY_PASSWORD',
  'secrets.REGISTRY_USER',
  'secrets[matrix.secret]',
];

describe('the Jenkinsfile, by the grammar of Groovy', () => {
  it('tests, makes an image, and deploys to each cluster in parallel', async () => {
    const source = buildJenkinsfile(pipelineFor(['east', 'west', 'edge']));
    const { root, faults } = await parseGroovy(source);
    assert.deepEqual(faults, []);
    assert.deepEqual(
      callsOf(root, 'stage').map(({ texts }) => texts[0]),
      [
        ...['Unit test', 'Integration test', 'Image', 'Deploy'],
        ...['east', 'west', 'edge'],
      ],
    );
    const [parallel] = callsOf(root, 'parallel');
    assert.deepEqual(
      callsOf(parallel.node, 'stage').map(({ texts }) => texts[0]),
      ['east', 'west', 'edge'],
    );
    const east = callsOf(parallel.node, 'stage')[0];
    assert.deepEqual(
      callsOf(east.node, 'sh').map(({ texts }) => texts[0]),
      [
        'helm upgrade --install shop ./chart --namespace shop --values deploy/values/east.yaml --set-string image.repository=registry.example.com:5000/team/shop --set-string image.tag="$GIT_COMMIT" --wait --timeout 10m',
      ],
    );
    assert.match(east.node.text, /credentialsId: 'kubeconfig-east'/);
  });

  for (const text of hostile) {
    it(`takes ${JSON.stringify(
      text,
    )} for a name and a command, and nothing else`, async () => {
      const source = buildJenkinsfile(
        pipelineFor([text, 'east'], {
          unitTest: text,
          integrationTest: text,
          branch: text,
        }),
      );
      const { root, faults } = await parseGroovy(source);
      assert.deepEqual(faults, []);
      assert.equal(hasInterpolation(root), false);
      assert.deepEqual(
        callsOf(root, 'stage').map(({ texts }) => texts[0]),
        [
          ...['Unit test', 'Integration test', 'Image', 'Deploy'],
          ...[text, 'east'],
        ],
      );
      assert.deepEqual(
        callsOf(root, 'sh')
          .slice(0, 2)
          .map(({ texts }) => texts[0]),
        [text, text],
      );
      assert.equal(callsOf(root, 'sh').length, 7);
    });
  }

  it('is no Jenkinsfile without its escapes', async () => {
    const source = buildJenkinsfile(pipelineFor([`it's`])).replace(
      String.raw`it\'s`,
      `it's`,
    );
    assert.notDeepEqual((await parseGroovy(source)).faults, []);
  });
});

describe('the GitHub workflow, by GitHub’s own parser', () => {
  it('tests, makes an image, and has a job per cluster', async () => {
    const source = buildWorkflow(pipelineFor(['east', 'west']));
    assert.deepEqual(await parseGithubWorkflow(source), {
      errors: [],
      jobs: ['unit-test', 'integration-test', 'image', 'deploy'],
      expressions: [
        "format('', github.workflow, github.ref)",
        "format('', matrix.cluster)",
        ...usualExpressions,
      ],
    });
    assert.deepEqual(parse(source).jobs.deploy.strategy, {
      'fail-fast': false,
      matrix: {
        include: [
          {
            cluster: 'east',
            values: 'deploy/values/east.yaml',
            secret: 'KUBECONFIG_EAST',
          },
          {
            cluster: 'west',
            values: 'deploy/values/west.yaml',
            secret: 'KUBECONFIG_WEST',
          },
        ],
      },
    });
  });

  for (const text of hostile) {
    it(`evaluates nothing of ${JSON.stringify(text)}`, async () => {
      const source = buildWorkflow(
        pipelineFor([text, 'east'], {
          unitTest: text || 'true',
          integrationTest: text || 'true',
        }),
      );
      const { errors, jobs, expressions } = await parseGithubWorkflow(source);
      assert.deepEqual(errors, []);
      assert.equal(jobs.length, 4);
      const unusual = expressions.filter(
        each => !usualExpressions.includes(each) && !/^format\('', /.test(each),
      );
      // A text that is written as an expression is one text.
      assert.deepEqual(
        unusual.filter(each => each !== "''" && each !== "format('', '')"),
        [],
      );
      assert.deepEqual(
        expressions.filter(each => /secrets\.|secrets\[/.test(each)),
        [
          'secrets.REGISTRY_PASSWORD',
          'secrets.REGISTRY_USER',
          'secrets[matrix.secret]',
        ],
      );
    });
  }

  it('is refused when it is wrong', async () => {
    const source = buildWorkflow(pipelineFor(['east'])).replace(
      'matrix.secret',
      'matrix.secret && unknown.context',
    );
    assert.notDeepEqual((await parseGithubWorkflow(source)).errors, []);
  });
});
