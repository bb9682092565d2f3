// The form fields, one door for both frontend systems: each loads them only when a form is opened.
export { clusterPickerField } from './picker';
export { previewField } from './preview';
export { valuesField } from './values';
