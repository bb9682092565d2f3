import { Link } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { useTheme } from '@material-ui/core/styles';
import { StatusIcon } from '../shared';
import { approvalsRouteRef } from '../routes';
import { multiclusterTranslationRef } from '../translation';
import { useApprovals } from './useApprovals';

/** The way to what waits for a decision, with how many there are. Nothing while that cannot be known. */
export function ApprovalsLink() {
  const { value } = useApprovals();
  const { t } = useTranslationRef(multiclusterTranslationRef);
  const to = useRouteRef(approvalsRouteRef)();
  const ground = useTheme().palette.background.default;
  if (!value) {
    return null;
  }
  const waiting = value.approvals.filter(one => one.state === 'waiting').length;
  return (
    <Link
      to={to}
      style={{ display: 'inline-flex', alignItems: 'center', gap: 6 }}
    >
      {waiting > 0 && <StatusIcon status="waiting" size={16} ground={ground} />}
      {t('approvals.title')}
      {waiting > 0 && `, ${waiting} waiting`}
    </Link>
  );
}
