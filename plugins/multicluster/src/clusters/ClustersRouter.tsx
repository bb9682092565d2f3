import { useRouteRefParams } from '@backstage/core-plugin-api';
import { Content } from '@backstage/core-components';
import { makeStyles } from '@material-ui/core/styles';
import { clusterRouteRef } from '../routes';
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

/** The fleet page and the pages of its clusters, without the header: that is the app's. */
export function ClustersRouter() {
  const classes = useStyles();
  return (
    <Content className={classes.content}>
      <Routes>
        <Route path="/" element={<ClustersPage />} />
        <Route path={clusterRouteRef.path} element={<RoutedClusterPage />} />
      </Routes>
    </Content>
  );
}
