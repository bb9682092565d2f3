export { AutomaticFailovers, describeProbed } from './AutomaticFailovers';
