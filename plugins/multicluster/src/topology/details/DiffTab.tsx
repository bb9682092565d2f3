import { useState } from 'react';
import {
  ComparedField,
  Comparison,
} from '@multicluster/backstage-plugin-multicluster-common';
import { CopyButton, StatusIcon } from '../../shared';
import { comparisonAsText, NONE } from './comparisonAsText';
import { useDetailStyles } from './useDetailStyles';

function FieldRow(props: {
  field: ComparedField;
  clusters: string[];
  chosen?: string;
}) {
  const { field, clusters, chosen } = props;
  const classes = useDetailStyles();
  const own = field.verdict === 'own' ? classes.own : '';
  const apart = (cluster: string) =>
    field.odd.includes(cluster) || field.verdict === 'differs';
  return (
    <tr>
      <th scope="row" className={own}>
        {field.field}
      </th>
      {clusters.map(cluster => (
        <td
          key={cluster}
          className={`${own} ${cluster === chosen ? classes.chosen : ''}`}
        >
          <span
            className={apart(cluster) ? classes.odd : undefined}
            title={
              field.odd.includes(cluster)
                ? `${cluster} is the odd one out`
                : undefined
            }
          >
            {field.values[cluster] ?? NONE}
          </span>
        </td>
      ))}
    </tr>
  );
}

/** The same thing on all its clusters, field by field: what differs is told, what is equal is folded. */
export function DiffTab(props: { comparison: Comparison; chosen?: string }) {
  const { comparison, chosen } = props;
  const classes = useDetailStyles();
  const [withEqual, setWithEqual] = useState(false);
  const { clusters, fields, sentence } = comparison;
  const equal = fields.filter(field => field.verdict === 'equal');
  const shown = withEqual
    ? fields
    : fields.filter(field => field.verdict !== 'equal');
  const apart = fields.some(
    ({ verdict }) => verdict === 'odd' || verdict === 'differs',
  );
  const toggle = withEqual
    ? 'Hide equal fields'
    : `Show ${equal.length} equal ${equal.length === 1 ? 'field' : 'fields'}`;
  return (
    <>
      <div className={classes.itemHead}>
        {apart && <StatusIcon status="odd" size={16} />}
        <b className={classes.text} style={{ fontWeight: 600 }}>
          {sentence}
        </b>
      </div>
      {shown.length > 0 && (
        <div style={{ overflowX: 'auto', marginTop: 12 }}>
          <table className={classes.table} aria-label="Fields by cluster">
            <thead>
              <tr>
                <th scope="col">Field</th>
                {clusters.map(cluster => (
                  <th
                    key={cluster}
                    scope="col"
                    className={cluster === chosen ? classes.chosen : undefined}
                  >
                    {cluster}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {shown.map(field => (
                <FieldRow
                  key={field.field}
                  field={field}
                  clusters={clusters}
                  chosen={chosen}
                />
              ))}
            </tbody>
          </table>
        </div>
      )}
      <div className={classes.actions}>
        <span className={classes.note} style={{ margin: 0 }}>
          boxed: apart · <i>italic: own value by design</i>
        </span>
        {equal.length > 0 && (
          <button
            type="button"
            className={classes.link}
            style={{ fontSize: 12, marginLeft: 'auto' }}
            aria-expanded={withEqual}
            onClick={() => setWithEqual(!withEqual)}
          >
            {toggle}
          </button>
        )}
      </div>
      <div className={classes.actions}>
        <CopyButton
          label="Copy as text"
          text={() => comparisonAsText(comparison)}
        />
      </div>
    </>
  );
}
