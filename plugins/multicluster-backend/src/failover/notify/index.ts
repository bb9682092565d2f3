export { linkTo } from './linkTo';
export { noticeOfRun, noticeOfTrouble } from './notices';
export { notifyOwners } from './notifyOwners';
