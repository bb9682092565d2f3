import { Container } from '../../resources/types';

/** A digest is shown by as much as tells two of them apart at a glance. */
const DIGEST_LENGTH = 12;

/** An image's parts; without a tag or digest the runtime takes `latest`. */
export function parseImage(image: string): { repository: string; tag: string } {
  const at = image.indexOf('@');
  const named = at < 0 ? image : image.slice(0, at);
  // A colon before the last slash is the registry's port.
  const colon = named.indexOf(':', named.lastIndexOf('/') + 1);
  const repository = colon < 0 ? named : named.slice(0, colon);
  if (colon >= 0) {
    return { repository, tag: named.slice(colon + 1) };
  }
  const digest = image.slice(at + 1).replace(/^sha256:/, '');
  return {
    repository,
    tag: at < 0 ? 'latest' : digest.slice(0, DIGEST_LENGTH),
  };
}

/** Tags of the containers that run all the time, first container first. */
export function imageTags(containers: readonly Container[]): string[] {
  return containers
    .filter(({ init }) => !init)
    .map(({ image }) => parseImage(image).tag);
}
