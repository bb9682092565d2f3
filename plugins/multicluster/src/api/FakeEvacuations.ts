import { NotFoundError } from '@backstage/errors';
import {
  commandEvacuation,
  Evacuation,
  EvacuationCommand,
  EvacuationPlan,
  EvacuationPlanRequest,
  StartEvacuationRequest,
} from '@multicluster/backstage-plugin-multicluster-common';

/** The evacuations of the fake backend: its plans are what `plan` says, and they obey the real commands. */
export class FakeEvacuations {
  plan?: (request: EvacuationPlanRequest) => EvacuationPlan;
  /** Newest first. */
  all: Evacuation[] = [];

  find(id: string): Evacuation {
    const found = this.all.find(one => one.id === id);
    if (!found) throw new NotFoundError(`There is no evacuation '${id}'`);
    return found;
  }

  start(request: StartEvacuationRequest): Evacuation {
    const { clusters, region, mode, waveSize, waves } = this.plan!(request);
    const number = this.all.length + 1;
    const evacuation: Evacuation = {
      ...{ id: `e-${number}`, number, clusters, region, mode, waveSize },
      ...{ reason: request.reason, createdBy: 'user:default/guest' },
      ...{ createdAt: Date.now(), state: 'running' },
      services: waves.flatMap(({ services }, wave) =>
        services.map(({ entityRef }) => ({
          ...{ entityRef, wave, state: 'waiting' as const },
        })),
      ),
    };
    this.all = [evacuation, ...this.all];
    return evacuation;
  }

  command(id: string, command: EvacuationCommand): Evacuation {
    const next = commandEvacuation(this.find(id), command, {
      ...{ by: 'user:default/guest', now: Date.now() },
    });
    this.all = this.all.map(one => (one.id === id ? next : one));
    return next;
  }
}
