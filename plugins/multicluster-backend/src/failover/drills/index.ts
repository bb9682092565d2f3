export { Drills } from './Drills';
export { refuseSchedule } from './occurrences';
