import { Resource, ResourceIndex } from '../resources/types';
import { gatherEntries } from './gather/gatherEntries';
import { gatherRoutes } from './gather/gatherRoutes';
import {
  gatherMirrors,
  gatherSelectingServices,
} from './gather/gatherServices';
import { gatherSupport } from './gather/gatherSupport';
import {
  gatherLabelled,
  gatherOwned,
  gatherSelectedPods,
} from './gather/gatherWorkloads';
import { ResourceSet } from './ResourceSet';
import { EntitySelector } from './types';

/**
 * Everything that belongs to an entity's picture: the objects with its labels, and from them by relation whatever they own, select,
 * route to, mirror, resolve or scale.
 *
 * It asks the index by label, owner, name and namespace. Its cost grows with the entity and the namespaces it lives in, not with the
 * fleet; DNSEndpoints alone are read through.
 *
 * @public
 */
export function gatherResources(
  index: ResourceIndex,
  selector: EntitySelector,
): Resource[] {
  const found = new ResourceSet();
  gatherLabelled(index, selector, found);
  gatherSelectedPods(index, found);
  gatherOwned(index, found);
  gatherSelectingServices(index, found);
  gatherMirrors(index, selector, found);
  gatherRoutes(index, found);
  gatherEntries(index, selector, found);
  gatherSupport(index, found);
  return [...found.values()];
}
