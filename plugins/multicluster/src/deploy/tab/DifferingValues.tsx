import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { DeployedCluster } from '@multicluster/backstage-plugin-multicluster-common';
import { Panel, useFieldStyles, useTableStyles } from '../../shared';
import { multiclusterTranslationRef } from '../../translation';
import { originWords } from '../values/rows';
import { formatValue } from '../values/text';
import { differingValues } from './describeApp';

/** The values in which the clusters differ, side by side with their origin. Nothing where there are none. */
export function DifferingValues(props: {
  clusters: readonly DeployedCluster[];
}) {
  const table = useTableStyles();
  const field = useFieldStyles();
  const { t } = useTranslationRef(multiclusterTranslationRef);
  const rows = differingValues(props.clusters);
  if (!rows.length) {
    return null;
  }
  return (
    <Panel title={t('deploy.differing')}>
      <div className={table.scroller}>
        <table className={table.table}>
          <caption>{t('deploy.differing')}</caption>
          <thead>
            <tr>
              <th scope="col">Value</th>
              {props.clusters.map(({ cluster }) => (
                <th key={cluster} scope="col">
                  {cluster}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ path, values }) => (
              <tr key={path}>
                <th scope="row" className={field.mono}>
                  {path}
                </th>
                {values.map((value, index) => (
                  <td key={props.clusters[index].cluster}>
                    <div className={field.mono}>
                      {value ? formatValue(value.value) : '–'}
                    </div>
                    <div className={`${table.small} ${table.dim}`}>
                      {originWords(value?.origin)}
                    </div>
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Panel>
  );
}
