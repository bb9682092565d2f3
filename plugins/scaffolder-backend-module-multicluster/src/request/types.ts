import { ActionContext } from '@backstage/plugin-scaffolder-node';
import { JsonObject } from '@backstage/types';
import { MulticlusterService } from '@multicluster/backstage-plugin-multicluster-node';
import { Patience } from './persist';

/** What every action needs. */
export type ActionOptions = {
  multicluster: MulticlusterService;
  /** How long a backend that is away is waited for. */
  patience?: Patience;
};

/** A step as it runs, whatever it puts in and out. */
export type StepContext = Pick<
  ActionContext<JsonObject>,
  | 'checkpoint'
  | 'createTemporaryDirectory'
  | 'isDryRun'
  | 'logger'
  | 'secrets'
  | 'signal'
  | 'step'
  | 'task'
  | 'workspacePath'
>;
