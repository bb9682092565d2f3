import { Config } from '@backstage/config';
import { createTerraformAction } from './createTerraformAction';

/** `config` is read when a step runs: a portal without Terraform needs none of its keys. */
export function createTerraformActions(options: { config: Config }) {
  return [createTerraformAction(options)];
}
