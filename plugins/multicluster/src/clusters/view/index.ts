export { Callout } from './Callout';
export { CapacityBar, certaintyOf } from './CapacityBar';
export { firstRows, MoreRows } from './MoreRows';
export { Panel } from './Panel';
export { useTableStyles } from './useTableStyles';
