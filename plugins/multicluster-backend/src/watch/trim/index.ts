export { SharedParts } from './SharedParts';
export { trimResource } from './trimResource';
