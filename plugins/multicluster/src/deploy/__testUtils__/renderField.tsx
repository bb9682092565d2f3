import { useState } from 'react';
import { FieldExtensionComponentProps } from '@backstage/plugin-scaffolder-react';
import { JsonObject } from '@backstage/types';
import { FakeMulticlusterApi } from '../../api/FakeMulticlusterApi';
import { renderClusters } from '../../clusters/__testUtils__/renderClusters';
import { Route, Routes } from '../../routing';

/** Renders a form field as the scaffolder does: its value comes back to it, and `formContext` has the whole form. For tests. */
export async function renderField<T, O>(
  Field: (props: FieldExtensionComponentProps<T, O>) => JSX.Element | null,
  options: {
    api: FakeMulticlusterApi;
    value?: T;
    uiOptions?: O;
    form?: JsonObject;
  },
) {
  const { api, value, uiOptions, form } = options;
  const written: { value?: T } = { value };
  function Form() {
    const [current, setCurrent] = useState(value);
    const props = {
      formData: current,
      onChange: (next: T) => {
        written.value = next;
        setCurrent(next);
      },
      schema: { title: 'The field' },
      uiSchema: { 'ui:options': uiOptions },
      formContext: { formData: form ?? {} },
      rawErrors: [],
    };
    return (
      <Field {...(props as unknown as FieldExtensionComponentProps<T, O>)} />
    );
  }
  await renderClusters(
    <Routes>
      <Route
        path="/create/templates/:namespace/:templateName"
        element={<Form />}
      />
    </Routes>,
    { api, at: '/create/templates/default/deploy-helm' },
  );
  return written;
}
