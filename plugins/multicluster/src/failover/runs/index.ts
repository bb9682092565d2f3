export { CurrentRunBar } from './CurrentRunBar';
export { RunLink, useFailoverHref } from './RunLink';
export { MOST_RUNS, useLatestRun, useRuns } from './useRuns';
