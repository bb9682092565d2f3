export { describeShares } from './describeTraffic';
export { draftRun } from './draftRun';
export { followRun } from './followRun';
export { giveInput } from './giveInput';
export { answerRun, type AnsweredRun } from './answerRun';
export { writeReport } from './writeReport';
