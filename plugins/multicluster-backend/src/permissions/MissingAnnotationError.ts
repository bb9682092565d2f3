import { CustomErrorBase } from '@backstage/errors';

/**
 * The entity exists and may be seen, but says nothing of what belongs to it. A name and a status of its own, so that a page can
 * tell this from a mistake in the request and show what to add.
 */
export class MissingAnnotationError extends CustomErrorBase {
  name = 'MissingAnnotationError' as const;
  /** Read by Backstage's error middleware. */
  readonly statusCode = 422;

  constructor(entityRef: string) {
    super(
      `${entityRef} does not say what belongs to it. Add the annotation 'backstage.io/kubernetes-id' with the value that its objects carry as a label, or 'backstage.io/kubernetes-label-selector'.`,
    );
  }
}
