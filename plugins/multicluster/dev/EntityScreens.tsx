import { Entity } from '@backstage/catalog-model';
import { Content } from '@backstage/core-components';
import { EntityProvider } from '@backstage/plugin-catalog-react';
import Grid from '@material-ui/core/Grid';
import { MulticlusterCard } from '../src/overview/MulticlusterCard';
import { DeploymentsContent } from '../src/deploy';
import { FailoverContent } from '../src/failover';
import { Route, Routes } from '../src/routing';
import { TopologyContent } from '../src/topology';

/** What an entity page shows of this plugin: the card, and the tabs below `topology`, `deployments` and `failover`. */
export function EntityScreens(props: { entity: Entity }) {
  return (
    <EntityProvider entity={props.entity}>
      <Content>
        <Routes>
          <Route
            path="/"
            element={
              <Grid container>
                <Grid item md={6}>
                  <MulticlusterCard />
                </Grid>
              </Grid>
            }
          />
          <Route path="/topology/*" element={<TopologyContent />} />
          <Route path="/deployments/*" element={<DeploymentsContent />} />
          <Route path="/failover/*" element={<FailoverContent />} />
        </Routes>
      </Content>
    </EntityProvider>
  );
}
