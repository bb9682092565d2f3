export { Forge } from './Forge.ts';
