import { Content } from '@backstage/core-components';
import { Stepper } from '@backstage/plugin-scaffolder-react/alpha';
import {
  clusterPickerField,
  previewField,
  valuesField,
} from '../src/deploy/fields';

const request = {
  app: '${{ parameters.name }}',
  namespace: '${{ parameters.namespace }}',
  entityRef: 'component:default/${{ parameters.name }}',
  source: { type: 'helm', chart: './chart' },
  templateFiles: { path: './skeleton' },
  targets: '${{ parameters.targets }}',
  values: '${{ parameters.values }}',
};

const manifest = {
  title: 'Deploy a service to several clusters',
  steps: [
    {
      title: 'Choose clusters',
      schema: {
        type: 'object',
        properties: {
          targets: {
            title: 'Which clusters',
            type: 'object',
            'ui:field': 'MulticlusterClusterPicker',
          },
          values: {
            title: 'Values per cluster',
            type: 'object',
            'ui:field': 'MulticlusterValues',
            'ui:options': { request },
          },
          preview: {
            title: 'Preview',
            type: 'object',
            'ui:field': 'MulticlusterPreview',
            'ui:options': { request },
          },
        },
      },
    },
  ],
};

const initialState = {
  name: 'podinfo',
  namespace: 'web',
  targets: {
    selector: {
      match: 'all',
      requirements: [
        { key: 'provider', operator: 'In', values: ['aws', 'gcp', 'on-prem'] },
        { key: 'env', operator: 'In', values: ['prod'] },
        { key: 'name', operator: 'NotIn', values: ['us-west', 'fra-bare'] },
      ],
    },
  },
  values: {
    common: {
      replicaCount: 4,
      image: { tag: '6.11.0' },
      ingress: { host: '{{cluster}}.acme.io' },
      hpa: { enabled: true },
    },
    rules: [
      {
        name: 'on-prem rule',
        selector: {
          requirements: [
            { key: 'provider', operator: 'In', values: ['on-prem'] },
          ],
        },
        values: { replicaCount: 2, hpa: { enabled: false } },
      },
    ],
    clusters: { east: { replicaCount: 6 } },
  },
};

const extensions = [
  { ...clusterPickerField, schema: clusterPickerField.schema.schema },
  { ...valuesField, schema: valuesField.schema.schema },
  { ...previewField, schema: previewField.schema.schema },
];

/** The form fields in the scaffolder's own form. It creates nothing. */
export function FormScreen() {
  return (
    <Content>
      <Stepper
        manifest={manifest}
        extensions={extensions}
        initialState={initialState}
        onCreate={async () => {}}
      />
    </Content>
  );
}
