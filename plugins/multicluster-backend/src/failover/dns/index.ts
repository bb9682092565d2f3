export { askServers } from './askServers';
export { DnsTruths } from './DnsTruths';
