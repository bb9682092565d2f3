import {
  ClusterPreview,
  DeployProblem,
  ObjectDiff,
} from '@multicluster/backstage-plugin-multicluster-common';
import { judgePreview } from './judgePreview';

const object = (change: ObjectDiff['change']): ObjectDiff => ({
  apiVersion: 'v1',
  kind: 'Service',
  namespace: 'web',
  name: 'podinfo',
  change,
  added: 0,
  removed: 0,
  hunks: [],
});
const problem = (
  code: string,
  severity: DeployProblem['severity'] = 'error',
): DeployProblem => ({ code, severity, message: code });

describe('judgePreview', () => {
  const cases: [string, Partial<ClusterPreview>, string, string, string][] = [
    [
      'changes',
      { objects: [object('update')] },
      'healthy',
      'accepted the dry run',
      '1 object',
    ],
    [
      'no change',
      { objects: [object('none')] },
      'healthy',
      'accepted the dry run',
      '1 object, already as wanted',
    ],
    [
      'a warning',
      { problems: [problem('capacity', 'warning')] },
      'degraded',
      'accepted the dry run',
      '0 objects, already as wanted, 1 warning',
    ],
    [
      'a refusal',
      { problems: [problem('quota'), problem('admission')] },
      'unhealthy',
      'refused the dry run',
      '2 problems',
    ],
    [
      'a template error',
      { problems: [problem('render')] },
      'unhealthy',
      'could not be rendered',
      '1 problem',
    ],
    [
      'silence',
      { problems: [problem('unreachable')], objects: [object('create')] },
      'unreachable',
      'was not asked: it does not answer',
      '1 object rendered, not dry-run',
    ],
  ];
  it.each(cases)('of %s', (_, part, status, words, detail) => {
    const preview: ClusterPreview = {
      cluster: 'east',
      checkedAt: 0,
      objects: [],
      values: [],
      problems: [],
      ...part,
    };
    expect(judgePreview(preview)).toEqual({ status, words, detail });
  });
});
