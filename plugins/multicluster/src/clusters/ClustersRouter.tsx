import { useRouteRefParams } from '@backstage/core-plugin-api';
import { Content } from '@backstage/core-components';
import { makeStyles } from '@material-ui/core/styles';
import { ApprovalPage, ApprovalsPage } from '../approvals';
import {
  approvalRouteRef,
  approvalsRouteRef,
  clusterRouteRef,
} from '../routes';
import { Route, Routes } from '../routing';
import { ClusterPage } from './cluster';
import { ClustersPage } from './ClustersPage';

// Both systems' headers keep a distance of their own.
const useStyles = makeStyles(
  theme => ({
    content: {
      padding: theme.spacing(1, 2, 3),
      // The body may have another font than the theme; the buttons beside our texts have the theme's.
      fontFamily: theme.typography.fontFamily,
    },
  }),
  { name: 'MulticlusterContent' },
);

function RoutedClusterPage() {
  const { name } = useRouteRefParams(clusterRouteRef);
  return <ClusterPage key={name} name={name} />;
}

function RoutedApprovalPage() {
  const { id } = useRouteRefParams(approvalRouteRef);
  return <ApprovalPage key={id} id={id} />;
}

/** The fleet page, the pages of its clusters, and what waits for a decision; without the header: that is the app's. */
export function ClustersRouter() {
  const classes = useStyles();
  return (
    <Content className={classes.content}>
      <Routes>
        <Route path="/" element={<ClustersPage />} />
        <Route path={approvalsRouteRef.path} element={<ApprovalsPage />} />
        <Route path={approvalRouteRef.path} element={<RoutedApprovalPage />} />
        <Route path={clusterRouteRef.path} element={<RoutedClusterPage />} />
      </Routes>
    </Content>
  );
}
