export * from './SmiTrafficDriver';
