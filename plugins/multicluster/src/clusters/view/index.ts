export { CapacityBar, certaintyOf } from './CapacityBar';
export { firstRows, MoreRows } from './MoreRows';
