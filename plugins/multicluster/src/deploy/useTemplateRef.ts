import { stringifyEntityRef } from '@backstage/catalog-model';
import { usePathParams } from '../routing';

/** The template whose form this is, as far as the address says: the scaffolder's pages have it in their path. */
export function useTemplateRef(): string | undefined {
  const { namespace, templateName } = usePathParams();
  return namespace && templateName
    ? stringifyEntityRef({ kind: 'Template', namespace, name: templateName })
    : undefined;
}
