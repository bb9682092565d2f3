export { DrillsPanel } from './DrillsPanel';
