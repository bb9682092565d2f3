import { LoggerService } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import { DeployPreview } from '@multicluster/backstage-plugin-multicluster-common';
import { deploymentsPath, describePreview, previewErrors } from './describe';
import { Outcome } from './outputs';

function outcomeOf(preview: DeployPreview, entityRef: string): Outcome {
  return {
    state: 'previewed',
    clusters: preview.clusters.map(({ cluster, objects, problems }) => {
      const error = problems.find(({ severity }) => severity === 'error');
      const changes = objects.filter(({ change }) => change !== 'none').length;
      return {
        name: cluster,
        state: error ? 'refused' : 'previewed',
        message: error?.message ?? `${changes} objects would change`,
      };
    }),
    url: deploymentsPath(entityRef),
    summary: `Previewed on ${preview.clusters.length} clusters; nothing was written`,
  };
}

/**
 * Logs a preview. Problems fail a step that was asked for a dry run, as they would fail the deployment. In the template editor they are only
 * logged: there, secrets have no values, and so a refusal proves nothing.
 */
export function reportPreview(options: {
  preview: DeployPreview;
  entityRef: string;
  logger: LoggerService;
  isTemplateEditor: boolean;
}): Outcome {
  const { preview, entityRef, logger, isTemplateEditor } = options;
  describePreview(preview).forEach(line => logger.info(line));
  const errors = [...preview.selected.problems, ...previewErrors(preview)];
  if (errors.length > 0 && !isTemplateEditor) {
    throw new InputError(`It would be refused. ${errors.join('; ')}`);
  }
  return outcomeOf(preview, entityRef);
}
