export { ObjectDiffs } from './ObjectDiffs';
export { Problems } from './Problems';
export { changed, countChanges, objectName } from './words';
