export interface Config {
  multicluster?: {
    /** For the scaffolder action `multicluster:terraform`. */
    terraform?: {
      /**
       * Path of OpenTofu (1.6 or newer) or Terraform (1.5 or newer) on the server.
       *
       * @default `tofu`, else `terraform`, on the PATH of the backend
       */
      binary?: string;
      /**
       * Absolute path of a folder for plans, provider plugins, and states of the local backend. All but the plugins hold secrets: only the
       * backend may read it. Replicas of the backend must share it, on a file system that has locks.
       */
      stateDirectory: string;
      /**
       * Where states are: `local` keeps them in `stateDirectory`, whatever the module says; `module` leaves it to the `backend` block
       * of the module, whose credentials can come from `env`.
       *
       * @default local
       */
      backend?: 'local' | 'module';
      /**
       * Environment of the program and its providers, as credentials of a cloud. Of the backend's own environment only what a program needs
       * to run is passed on (`PATH`, `HOME`, the proxy variables, …).
       *
       * @deepVisibility secret
       */
      env?: { [variable: string]: string };
    };
  };
}
