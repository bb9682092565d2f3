import { Link } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { makeStyles, useTheme } from '@material-ui/core/styles';
import { StatusIcon } from '../shared';
import { approvalsRouteRef } from '../routes';
import { multiclusterTranslationRef } from '../translation';
import { useApprovals } from './useApprovals';

const useStyles = makeStyles(
  theme => ({
    link: {
      display: 'inline-flex',
      alignItems: 'center',
      gap: 6,
      fontFamily: theme.typography.fontFamily,
      fontSize: 13,
    },
    // The legacy header has a ground of its own colour, and says which words can be read on it.
    inHeader: { color: 'inherit', textDecoration: 'underline' },
  }),
  { name: 'MulticlusterApprovalsLink' },
);

/** The way to what waits for a decision, with how many there are. Nothing while that cannot be known. */
export function ApprovalsLink(props: { inHeader?: boolean }) {
  const { inHeader } = props;
  const classes = useStyles();
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
      className={`${classes.link} ${inHeader ? classes.inHeader : ''}`}
    >
      {waiting > 0 && !inHeader && (
        <StatusIcon status="waiting" size={16} ground={ground} />
      )}
      {t('approvals.title')}
      {waiting > 0 && `, ${waiting} waiting`}
    </Link>
  );
}
