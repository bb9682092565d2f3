export { commandStored } from './commandStored';
export { describeShares } from './describeTraffic';
export { draftRun } from './draftRun';
export { followRun } from './followRun';
export { writeReport } from './writeReport';
