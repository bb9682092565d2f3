import { ApiHolder } from '@backstage/core-plugin-api';
import {
  selectClusters,
  TargetSelection,
} from '@multicluster/backstage-plugin-multicluster-common';
import { multiclusterApiRef } from '../../api';
import { sentenceOfError } from '../../shared';

/** Asks the fleet as it is now, and refuses the step with the sentences that stand against the selection. */
export async function validateTargets(
  value: TargetSelection | undefined,
  validation: { addError(message: string): void },
  context: {
    apiHolder: ApiHolder;
    uiSchema?: { 'ui:options'?: { minClusters?: number } };
  },
): Promise<void> {
  const api = context.apiHolder.get(multiclusterApiRef);
  if (!api) {
    validation.addError('The portal has no multi-cluster plugin to ask.');
    return;
  }
  try {
    const { clusters } = await api.listClusters();
    const { minClusters } = context.uiSchema?.['ui:options'] ?? {};
    const targets = {
      ...(minClusters !== undefined && { minClusters }),
      ...value,
    };
    const { problems } = selectClusters({ clusters, targets });
    problems.forEach(problem => validation.addError(problem));
  } catch (error) {
    validation.addError(
      `The clusters could not be checked: ${sentenceOfError(error as Error)}`,
    );
  }
}
