import { ClusterPreview } from '@multicluster/backstage-plugin-multicluster-common';
import { changed } from '../diff';
import { counted, Status } from '../../shared';

/** How one cluster took it, in a word and with the shape of it. */
export type PreviewVerdict = {
  status: Status;
  /** `accepted the dry run`. */
  words: string;
  detail: string;
};

/** Nothing is called accepted that was not asked: a cluster that did not answer is unreachable, whatever was rendered for it. */
export function judgePreview(preview: ClusterPreview): PreviewVerdict {
  const { objects, problems } = preview;
  const errors = problems.filter(({ severity }) => severity === 'error');
  const away = errors.find(({ code }) => code === 'unreachable');
  if (away) {
    return {
      status: 'unreachable',
      words: 'was not asked: it does not answer',
      detail: objects.length
        ? `${counted(objects.length, 'object')} rendered, not dry-run`
        : 'nothing could be checked',
    };
  }
  if (errors.some(({ code }) => code === 'render')) {
    return {
      status: 'unhealthy',
      words: 'could not be rendered',
      detail: counted(errors.length, 'problem'),
    };
  }
  if (errors.length) {
    return {
      status: 'unhealthy',
      words: 'refused the dry run',
      detail: counted(errors.length, 'problem'),
    };
  }
  const count = counted(objects.length, 'object');
  const detail = changed(objects).length
    ? count
    : `${count}, already as wanted`;
  return {
    status: problems.length ? 'degraded' : 'healthy',
    words: 'accepted the dry run',
    detail: problems.length
      ? `${detail}, ${counted(problems.length, 'warning')}`
      : detail,
  };
}
