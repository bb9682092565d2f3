export { ArgoCd } from './ArgoCd.ts';
