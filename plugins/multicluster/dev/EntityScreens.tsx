import { Entity } from '@backstage/catalog-model';
import { Content } from '@backstage/core-components';
import { EntityProvider } from '@backstage/plugin-catalog-react';
import Grid from '@material-ui/core/Grid';
import { MulticlusterCard } from '../src/overview/MulticlusterCard';
import { Route, Routes } from '../src/routing';
import { TopologyContent } from '../src/topology';

/** What an entity page shows of this plugin: the card, and the Topology tab below `topology`. */
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
        </Routes>
      </Content>
    </EntityProvider>
  );
}
