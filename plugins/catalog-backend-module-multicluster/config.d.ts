import { SchedulerServiceTaskScheduleDefinitionConfig } from '@backstage/backend-plugin-api';

export interface Config {
  multicluster?: {
    /** Clusters as catalog entities. */
    catalog?: {
      /**
       * Who owns the entities of the clusters, as `group:default/platform`.
       *
       * @default unknown
       */
      owner?: string;
      /** The system that they are part of. */
      system?: string;
      /**
       * How often the fleet is asked. The catalog is only written to when something has changed.
       *
       * @default every 30 seconds, on every replica
       */
      schedule?: SchedulerServiceTaskScheduleDefinitionConfig;
    };
  };
}
