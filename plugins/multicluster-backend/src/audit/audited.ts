import {
  AuditorService,
  AuditorServiceCreateEventOptions,
} from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';

/** Does the work between the two halves of an audit event, so that no refusal and no failure is left out. */
export async function audited<T>(
  auditor: AuditorService,
  event: AuditorServiceCreateEventOptions,
  work: () => Promise<T>,
): Promise<T> {
  const created = await auditor.createEvent(event);
  let result: T;
  try {
    result = await work();
  } catch (error) {
    await created.fail({ error: toError(error) });
    throw error;
  }
  await created.success();
  return result;
}
