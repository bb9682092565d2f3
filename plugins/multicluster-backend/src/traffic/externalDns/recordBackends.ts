import {
  ResourceOf,
  TrafficBackend,
} from '@multicluster/backstage-plugin-multicluster-common';
import { AddressBackend, joinBackends } from './addressBackends';
import { standbyTargets } from './dnsResources';
import { RecordSet } from './recordSets';

type LeadsTo = (address: string) => AddressBackend;

export function weightedBackends(
  { weighted }: RecordSet,
  leadsTo: LeadsTo,
): TrafficBackend[] {
  return weighted.map(({ setIdentifier = '', weight = 0, targets }) => ({
    name: setIdentifier,
    weight,
    ...joinBackends(targets.map(leadsTo)),
  }));
}

/** What is in the list, and what could come in. */
export function listedBackends(
  { place, plain }: RecordSet,
  { annotations }: ResourceOf<'DNSEndpoint'>,
  leadsTo: LeadsTo,
): TrafficBackend[] {
  const listed = plain.flatMap(({ targets }) => targets);
  const standby = standbyTargets(annotations, place).filter(
    target => !listed.includes(target),
  );
  const named = (weight: number) => (name: string) => ({
    ...{ name, weight },
    ...leadsTo(name),
  });
  return [...listed.map(named(1)), ...standby.map(named(0))];
}
