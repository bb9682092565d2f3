import { useState } from 'react';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { FieldExtensionComponentProps } from '@backstage/plugin-scaffolder-react';
import { JsonObject } from '@backstage/types';
import { makeStyles } from '@material-ui/core/styles';
import {
  TargetSelection,
  ValueLayers,
} from '@multicluster/backstage-plugin-multicluster-common';
import { Callout, Panel, useFieldStyles } from '../../shared';
import { multiclusterTranslationRef } from '../../translation';
import { RequestSketch } from '../request';
import { useChosenClusters } from '../useChosenClusters';
import { useFormRequest } from '../useFormRequest';
import { orphanedClusters } from './rows';
import { Rules } from './Rules';
import { useChartDefaults } from './useChartDefaults';
import { ValuesTable } from './ValuesTable';
import { ValuesToolbar, ValuesView } from './ValuesToolbar';
import { YamlLayers } from './YamlLayers';

const useStyles = makeStyles(
  theme => ({ said: { margin: theme.spacing(0, 2, 1) } }),
  { name: 'MulticlusterValuesEditor' },
);

/**
 * `ui:options` of `MulticlusterValues`.
 *
 * @public
 */
export type ValuesEditorOptions = {
  /** Name of the field of the cluster picker; `targets` when absent. */
  targetsField?: string;
  /** The chart's own values, when the template knows them. */
  defaults?: JsonObject;
  /** As of the preview: the chart's own values are then read from it. */
  request?: RequestSketch;
};

type Props = FieldExtensionComponentProps<ValueLayers, ValuesEditorOptions>;

/** Form field: the values of an app for all clusters, for those of a label, and for each. */
export function ValuesEditor(props: Props) {
  const { formData, onChange, formContext, schema } = props;
  const options = props.uiSchema['ui:options'] ?? {};
  const classes = useStyles();
  const field = useFieldStyles();
  const { t } = useTranslationRef(multiclusterTranslationRef);
  const [view, setView] = useState<ValuesView>('table');
  const [onlyDiffering, setOnlyDiffering] = useState(false);
  const [adding, setAdding] = useState(false);
  const layers = formData ?? {};
  const targets = formContext?.formData?.[options.targetsField ?? 'targets'];
  const { fleet, chosen } = useChosenClusters(
    targets as TargetSelection | undefined,
  );
  const built = useFormRequest(options.request, formContext);
  const defaults = useChartDefaults(
    options.defaults,
    built?.request,
    chosen[0]?.name,
  );
  const orphans = orphanedClusters(layers, chosen);
  return (
    <div className={field.root}>
      <Panel
        title={schema.title ?? t('deploy.values')}
        hint={schema.description ?? t('deploy.valuesHint')}
        action={
          <ValuesToolbar
            view={view}
            onView={setView}
            onlyDiffering={onlyDiffering}
            onOnlyDiffering={setOnlyDiffering}
            onRule={() => setAdding(true)}
          />
        }
      >
        {orphans.length > 0 && (
          <Callout tone="warning" className={classes.said}>
            Values of {orphans.join(', ')} are kept, but{' '}
            {orphans.length === 1 ? 'it is' : 'they are'} not chosen.
          </Callout>
        )}
        <Rules
          layers={layers}
          clusters={fleet}
          adding={adding}
          onAdded={() => setAdding(false)}
          onChange={onChange}
        />
        {view === 'table' ? (
          <ValuesTable
            layers={layers}
            clusters={chosen}
            defaults={defaults}
            onlyDiffering={onlyDiffering}
            onChange={onChange}
          />
        ) : (
          <YamlLayers
            layers={layers}
            clusters={[...chosen.map(({ name }) => name), ...orphans]}
            onChange={onChange}
          />
        )}
      </Panel>
    </div>
  );
}
