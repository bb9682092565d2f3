import { groovyString, shellWord } from './escape';
import { Pipeline, PipelineTarget, registryOf } from './types';

type Lines = (string | Lines)[];

/** Ids of the credentials that the Jenkinsfile refers to. */
export function jenkinsCredentials(pipeline: Pipeline): string[] {
  return ['registry', ...pipeline.targets.map(kubeconfigId)];
}

/**
 * A declarative Jenkinsfile: unit test, integration test, image, and then every cluster in parallel. Credentials are referred to by
 * id: `registry` (user name with password) and `kubeconfig-<cluster>` (secret file). One cluster that fails stops no other.
 */
export function buildJenkinsfile(pipeline: Pipeline): string {
  const { unitTest, integrationTest, branch, targets } = pipeline;
  const whenReleased = `when { branch ${groovyString(branch)} }`;
  return write([
    'pipeline {',
    [
      'agent any',
      '',
      ...block('options', [
        'disableConcurrentBuilds()',
        `timeout(time: 60, unit: 'MINUTES')`,
      ]),
      '',
      ...block('stages', [
        ...stage('Unit test', steps([sh(unitTest)])),
        '',
        ...stage('Integration test', steps([sh(integrationTest)])),
        '',
        ...stage('Image', [whenReleased, ...steps(pushImage(pipeline))]),
        '',
        ...stage('Deploy', [
          whenReleased,
          ...block(
            'parallel',
            targets.flatMap(target =>
              stage(target.cluster, steps(deploy(pipeline, target))),
            ),
          ),
        ]),
      ]),
    ],
    '}',
  ]);
}

function pushImage({ image }: Pipeline): Lines {
  const registry = registryOf(image);
  const credentials =
    "usernamePassword(credentialsId: 'registry', usernameVariable: 'REGISTRY_USER', passwordVariable: 'REGISTRY_PASSWORD')";
  const login = ['docker', 'login', '--username', '"$REGISTRY_USER"']
    .concat('--password-stdin', registry ? shellWord(registry) : [])
    .join(' ');
  const tagged = `${shellWord(image)}:"$GIT_COMMIT"`;
  return block(`withCredentials([${credentials}])`, [
    sh(`printf %s "$REGISTRY_PASSWORD" | ${login}`),
    sh(`docker build --tag ${tagged} .`),
    sh(`docker push ${tagged}`),
  ]);
}

function deploy(pipeline: Pipeline, target: PipelineTarget): Lines {
  const { app, namespace, chart, image } = pipeline;
  const id = groovyString(kubeconfigId(target));
  const command = [
    ...['helm', 'upgrade', '--install', shellWord(app), shellWord(chart)],
    ...['--namespace', shellWord(namespace)],
    ...['--values', shellWord(target.valuesFile)],
    ...['--set-string', `image.repository=${shellWord(image)}`],
    ...['--set-string', 'image.tag="$GIT_COMMIT"'],
    ...['--wait', '--timeout', '10m'],
  ].join(' ');
  return block(
    `withCredentials([file(credentialsId: ${id}, variable: 'KUBECONFIG')])`,
    [sh(command)],
  );
}

function kubeconfigId({ key }: PipelineTarget): string {
  return `kubeconfig-${key}`;
}

function stage(name: string, content: Lines): Lines {
  return block(`stage(${groovyString(name)})`, content);
}

function steps(content: Lines): Lines {
  return block('steps', content);
}

function sh(command: string): string {
  return `sh ${groovyString(command)}`;
}

function block(head: string, content: Lines): Lines {
  return [`${head} {`, content, '}'];
}

function write(lines: Lines, depth = 0): string {
  return lines
    .map(line =>
      typeof line === 'string'
        ? `${line && '  '.repeat(depth)}${line}\n`
        : write(line, depth + 1),
    )
    .join('');
}
