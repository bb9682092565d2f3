import { CommandLine } from './commands/CommandLine';

/** The programs that render and install, and what they may reach. */
export type DeployTools = {
  helm: CommandLine;
  kustomize: CommandLine;
  /** Addresses that a chart repository must begin with; any when absent. */
  chartRepositories?: string[];
  /** Whether a kustomization may name files and folders of other servers. */
  allowRemoteResources: boolean;
};
