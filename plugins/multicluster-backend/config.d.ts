export interface Config {
  /**
   * Configuration of the multi-cluster suite. Clusters themselves are those of the `kubernetes` configuration; nothing here is needed for
   * them.
   */
  multicluster?: {
    /**
     * Path of a kubeconfig file on the server. Each of its contexts becomes a cluster, named like the context, beside those of the
     * `kubernetes` configuration. The file is looked at again from time to time.
     */
    kubeconfig?: string;

    /**
     * Path of a folder on the server, one kubeconfig per cluster: the current context of `<name>.yaml` is the cluster `<name>`, and
     * `<name>.json` beside it may have its `title`, `provider`, `region`, `environment` and `labels`. Files are noticed as they come and
     * go. Clusters that are registered in the portal are written here, and cannot be registered without it; several replicas of the
     * backend must share the folder.
     */
    clusterDirectory?: string;

    /** The programs that render and install what is deployed. They are needed only when something is deployed. */
    tools?: {
      /** Path of Helm, 3.14 or newer. That in PATH when absent. */
      helm?: string;
      /** Path of Kustomize, 5 or newer. That in PATH when absent. */
      kustomize?: string;
      /** Addresses of chart repositories that may be used, with all that is below them; any when absent. */
      chartRepositories?: string[];
      /**
       * Whether a kustomization may name files and repositories of other servers. The backend would fetch them, from wherever it can
       * reach.
       *
       * @default false
       */
      remoteResources?: boolean;
    };

    approvals?: {
      /**
       * Whether somebody may approve what they asked for themselves, as a plan of Terraform. Two people are the point of an approval: set
       * it for a demo, or where one person runs everything.
       *
       * @default false
       */
      allowOwn?: boolean;
    };

    failover?: {
      /**
       * Addresses of the servers that are the authority for the zones that traffic is steered by, as `192.0.2.53` or `192.0.2.53:5353`.
       * They are asked what a name answers; without them, a change of DNS is never seen to hold.
       */
      dnsServers?: string[];

      /**
       * Weights and replicas are written as who started the run, so that clusters decide by that person's own rights and audit it as theirs.
       * The portal needs `impersonate` on `users` there. What a policy or a service starts is the portal's.
       */
      impersonate?: {
        /**
         * What clusters call a user: the name of the entity, or its whole reference.
         *
         * @default 'name'
         */
        user?: 'name' | 'ref';
        /** Before it, as `oidc:`. */
        prefix?: string;
      };

      /** How many services may move at once; an emergency is never held up. */
      limits?: {
        /** @default 20 */
        fleet?: number;
        /**
         * Onto one cluster.
         *
         * @default 10
         */
        perCluster?: number;
      };

      /** What guards of the kinds `errorRatio` and `latency` ask while traffic moves; without it they hold. */
      prometheus?: {
        /** Address of one server for all clusters that have none of their own, as `https://prometheus.example.com`; a path may follow. */
        url?: string;
        /**
         * Value of the header `Authorization` for `url`, as `Bearer …`; it goes to no other server.
         *
         * @visibility secret
         */
        authorization?: string;
        /** Servers of single clusters, by the name of the cluster. */
        clusters?: {
          [cluster: string]: {
            url: string;
            /** @visibility secret */
            authorization?: string;
          };
        };
      };

      /** What steps of policies call, by the name that they give. Neither address nor header is shown in a plan or a run, or logged. */
      webhooks?: {
        [name: string]: {
          /**
           * An address of https, or of http on this machine.
           *
           * @visibility secret
           */
          url: string;
          /**
           * Value of the header `Authorization`, as `Bearer …`.
           *
           * @visibility secret
           */
          authorization?: string;
        };
      };

      /**
       * What was decided beforehand, by name. `default` holds for every entity that names no other by its annotation
       * `multicluster.backstage.io/failover-policy`; what a policy does not say is as in `default`.
       */
      policies?: {
        [name: string]: {
          /**
           * Shares of the traffic of the source that have moved after each step, in percent, growing and ending with 100.
           *
           * @default [1, 5, 25, 50, 100]
           */
          plannedRamp?: number[];
          /** @default [50, 100] */
          emergencyRamp?: number[];
          /**
           * How long each step is watched before the next.
           *
           * @default 180
           */
          soakSeconds?: number;
          /**
           * Replicas on the targets before traffic moves, in percent of what the load needs.
           *
           * @default 110
           */
          headroomPercent?: number;
          /** @default 1 */
          minServingClusters?: number;
          /**
           * What is done without a person when a cluster fails: nothing, a word to the owners with a plan that is filled in, or the plan.
           * It holds for entities that name the policy.
           *
           * @default 'off'
           */
          automatic?: 'off' | 'recommend' | 'execute';
          /** PromQL of what traffic does, filled in as the query of a guard. Without, nobody knows. */
          traffic?: {
            /** Requests that came to `$cluster` within `$window`. */
            requests: string;
            /** Those of them that failed. */
            failed?: string;
          };
          /** Drills that are done again and again, for entities that name the policy. */
          drills?: {
            /** Five fields, as `0 10 * * 1`, an hour apart at least. */
            cron: string;
            /**
             * As `Europe/Berlin`.
             *
             * @default 'UTC'
             */
            timeZone?: string;
            /** Only the live one moves traffic: `drillSharePercent` of it, and back. */
            mode: 'drill-dry' | 'drill-live';
            /** The cluster that gives; the one that gets most of the traffic when absent. */
            from?: string;
          }[];
          /** When a cluster fails, and how often something may be done about it by itself. */
          trigger?: {
            /** Of the last `of` looks, one each 10 seconds, from two places at least. */
            failures: number;
            /** At most 20. */
            of: number;
            /** After any run of the entity, nothing starts by itself for so long; 60 at least. */
            cooldownSeconds: number;
            /** As many by themselves within 24 hours, and it takes a person to start the next. */
            mostPerDay: number;
          };
          /**
           * How many others must approve a planned run.
           *
           * @default 0
           */
          approvals?: number;
          /** What must hold on the targets while traffic moves; ready endpoints when absent. */
          guards?: {
            id: string;
            kind: 'probe' | 'endpoints' | 'errorRatio' | 'latency';
            label: string;
            /** Of `errorRatio` in percent, 0 to 100; of `latency` in milliseconds. */
            limit: number;
            /**
             * PromQL of `errorRatio`, answering a ratio of 0 to 1, and of `latency`, answering seconds; both need it, and `prometheus`.
             * `$cluster`, `$namespace`, `$service` and `$window` (time since the soak began, 30 seconds at least, as `45s`) are filled in.
             */
            query?: string;
            /** Readings that must breach before it counts, of the last `window`. */
            breaches: number;
            window: number;
            /** Readings below which nothing is known. */
            minSamples: number;
          }[];
          /** @default failOpen */
          allUnhealthy?: 'failOpen' | 'failClosed' | { failTo: string };
          desiredRtoSeconds?: number;
          /**
           * After this time a person is asked whether what was moved stays.
           *
           * @default 86400
           */
          expiresAfterSeconds?: number;
          /** @default 5 */
          drillSharePercent?: number;
          /** When planned runs and drills may not start, as times of ISO 8601. */
          freezes?: { from: string; to: string; reason: string }[];
          /** What a plan does beside moving traffic, in this order; 20 at most. */
          steps?: (
            | {
                /** Small letters, digits and dashes; unique in the policy, and none of those of a plan's own steps, as `capacity`. */
                id: string;
                /** When capacity is there and before the first weight, or when traffic is verified and before commit. */
                when: 'beforeTraffic' | 'afterTraffic';
                /** A person does it, and confirms it. */
                kind: 'manual';
                instructions: string;
                /** The run holds when nobody has confirmed it by then; as long as it takes when absent. */
                timeoutSeconds?: number;
                /**
                 * Whether live drills do it as well.
                 *
                 * @default false
                 */
                drills?: boolean;
              }
            | {
                id: string;
                when: 'beforeTraffic' | 'afterTraffic';
                kind: 'webhook';
                /** One of `multicluster.failover.webhooks`. */
                webhook: string;
                /**
                 * For all of it; then the run holds.
                 *
                 * @default 300
                 */
                timeoutSeconds?: number;
                /** @default false */
                drills?: boolean;
              }
            | {
                id: string;
                when: 'beforeTraffic' | 'afterTraffic';
                /** A template of the scaffolder is run, as the portal; it gets a parameter `failover` besides. */
                kind: 'template';
                /** As `template:default/promote-database`. */
                template: string;
                /** Its parameters. */
                values?: object;
                /**
                 * For all of it; then the run holds.
                 *
                 * @default 300
                 */
                timeoutSeconds?: number;
                /** @default false */
                drills?: boolean;
              }
            | {
                id: string;
                /** Data moves before traffic does, in no live drill, and comes back by a fail back alone. */
                kind: 'promote';
                /**
                 * The copies of a CloudNativePG database that spans clusters: by cluster, the `<namespace>/<name>` of its `Cluster`. One of
                 * where the traffic leaves stops taking writes, and one of where it goes to takes over.
                 */
                database: { [cluster: string]: string };
                /**
                 * PromQL that answers by how many seconds the copy that takes over is behind, asked of its cluster; filled in as a guard's, with
                 * `$service` as the copy's name.
                 */
                lag?: string;
                /**
                 * For stopping and for taking over, each; then a person is asked, or the run holds.
                 *
                 * @default 300
                 */
                timeoutSeconds?: number;
              }
          )[];
        };
      };
    };

    kubernetes?: {
      /**
       * Which extension point of the Kubernetes backend plugin is used to share its clusters and credentials. Each takes one value only:
       * choose another one when a module of yours uses the first.
       *
       * With `clusterSupplier`, auth strategies that your own modules add are not seen.
       *
       * @default objectsProvider
       */
      slot?: 'objectsProvider' | 'clusterSupplier' | 'router';
    };

    /** What is watched on each cluster. Less costs less memory, and fewer permissions are needed on the clusters. */
    watch?: {
      /** Only these kinds, as `Pod`; all when absent. */
      include?: string[];
      /** All kinds but these. */
      exclude?: string[];
      /** Only these namespaces; all when absent. Kinds without a namespace (nodes, namespaces) are watched all the same. */
      namespaces?: string[];
    };

    /** Where clusters are and what they are for, by their name. What is not said is taken from the nodes of the cluster. */
    clusters?: {
      [name: string]: {
        title?: string;
        /** `aws`, `gcp`, `azure`, `on-prem`, … */
        provider?: string;
        region?: string;
        /** `prod`, `staging`, … */
        environment?: string;
        /** For selectors and permission rules. */
        labels?: { [label: string]: string };
      };
    };
  };
}
