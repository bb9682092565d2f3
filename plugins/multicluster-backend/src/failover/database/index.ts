export { DatabaseMoves } from './DatabaseMoves';
export { probeDatabases } from './probeDatabase';
