import { useMemo } from 'react';
import { JsonObject } from '@backstage/types';
import { BuiltRequest, buildRequest, RequestSketch } from './request';
import { useTemplateRef } from './useTemplateRef';

/** The request that a form comes to, as its template says; `undefined` where the template says none. */
export function useFormRequest(
  sketch: RequestSketch | undefined,
  formContext: { formData?: JsonObject } | undefined,
): BuiltRequest | undefined {
  const templateRef = useTemplateRef();
  const formData = formContext?.formData;
  return useMemo(
    () =>
      sketch && buildRequest({ sketch, formData: formData ?? {}, templateRef }),
    [sketch, formData, templateRef],
  );
}
