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
