export { ApprovalPage } from './ApprovalPage';
export { ApprovalsLink } from './ApprovalsLink';
export { ApprovalsPage } from './ApprovalsPage';
