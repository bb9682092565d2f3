export { ApprovalService } from './ApprovalService';
export { DatabaseApprovalStore } from './DatabaseApprovalStore';
export { MemoryApprovalStore } from './MemoryApprovalStore';
export type { ApprovalStore, ApprovalViewer } from './types';
