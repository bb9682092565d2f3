export { CatalogSubjects, type AllSubjects } from './CatalogSubjects';
export { readLimits, type FailoverLimits } from './readLimits';
export { readPolicies, type FailoverPolicies } from './readPolicies';
export { subjectOf, type FailoverSubject } from './subjectOf';
export { readImpersonation, type Impersonation } from './readImpersonation';
