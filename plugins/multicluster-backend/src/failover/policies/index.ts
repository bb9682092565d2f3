export { CatalogSubjects } from './CatalogSubjects';
export { readPolicies, type FailoverPolicies } from './readPolicies';
export { subjectOf, type FailoverSubject } from './subjectOf';
