// The form fields, one door for both frontend systems: each loads them only when a form is opened.
export { clusterPickerField } from './picker';
export type { ClusterPickerOptions } from './picker/ClusterPicker';
export { previewField } from './preview';
export type { DeployPreviewOptions } from './preview/DeployPreviewField';
export type { RequestSketch } from './request';
export { valuesField } from './values';
export type { ValuesEditorOptions } from './values/ValuesEditor';
