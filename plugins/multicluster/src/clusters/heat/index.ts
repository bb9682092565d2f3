export { HeatPanel } from './HeatPanel';
