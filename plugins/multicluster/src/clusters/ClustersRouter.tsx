import { useRouteRefParams } from '@backstage/core-plugin-api';
import { Content } from '@backstage/core-components';
import { clusterRouteRef } from '../routes';
import { Route, Routes } from '../routing';
import { ClusterPage } from './cluster';
import { ClustersPage } from './ClustersPage';

function RoutedClusterPage() {
  const { name } = useRouteRefParams(clusterRouteRef);
  return <ClusterPage key={name} name={name} />;
}

/** The fleet page and the pages of its clusters, without the header: that is the app's. */
export function ClustersRouter() {
  return (
    <Content>
      <Routes>
        <Route path="/" element={<ClustersPage />} />
        <Route path={clusterRouteRef.path} element={<RoutedClusterPage />} />
      </Routes>
    </Content>
  );
}
