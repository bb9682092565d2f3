export {
  createApprovalActions,
  type ApprovalActionOptions,
} from './createApprovalActions';
