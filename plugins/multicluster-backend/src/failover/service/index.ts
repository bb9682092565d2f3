export { busiest } from './busiest';
export { describeShares } from './describeTraffic';
export { draftRun } from './draftRun';
export { followRun } from './followRun';
export { giveInput } from './giveInput';
export { limitRuns } from './limitRuns';
export { answerRun, type AnsweredRun } from './answerRun';
export {
  requireConfirmed,
  requireKnown,
  requireNothingAgainst,
  requirePlanned,
} from './requirements';
export { writeReport } from './writeReport';
export { yieldDrill } from './yieldDrill';
