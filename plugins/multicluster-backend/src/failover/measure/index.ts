export { TrafficMeter } from './TrafficMeter';
