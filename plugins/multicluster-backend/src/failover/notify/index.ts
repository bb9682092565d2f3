export { linkTo } from './linkTo';
export { noticeOfRun, noticeOfStop, noticeOfTrouble } from './notices';
export { notifyOwners } from './notifyOwners';
