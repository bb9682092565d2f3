import { JsonObject } from '@backstage/types';
import { makeStyles } from '@material-ui/core/styles';
import {
  describeRequirement,
  ValueLayers,
} from '@multicluster/backstage-plugin-multicluster-common';
import { YamlLayer } from './YamlLayer';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'grid',
      gridTemplateColumns: 'repeat(auto-fit, minmax(280px, 1fr))',
      gap: theme.spacing(2),
      padding: theme.spacing(2),
      borderTop: `1px solid ${theme.palette.divider}`,
    },
  }),
  { name: 'MulticlusterYamlLayers' },
);

function withCluster(
  layers: ValueLayers,
  name: string,
  values: JsonObject | undefined,
): ValueLayers {
  const { [name]: _, ...others } = layers.clusters ?? {};
  const clusters = values ? { ...others, [name]: values } : others;
  const { clusters: _before, ...rest } = layers;
  return Object.keys(clusters).length ? { ...rest, clusters } : rest;
}

function withCommon(
  layers: ValueLayers,
  values: JsonObject | undefined,
): ValueLayers {
  const { common: _, ...rest } = layers;
  return values ? { ...rest, common: values } : rest;
}

/** All layers as YAML, each in a field of its own, so that pasting keeps what is from where. */
export function YamlLayers(props: {
  layers: ValueLayers;
  /** Chosen, and those that have values without being chosen. */
  clusters: string[];
  onChange(layers: ValueLayers): void;
}) {
  const { layers, clusters, onChange } = props;
  const classes = useStyles();
  const rules = layers.rules ?? [];
  return (
    <div className={classes.root}>
      <YamlLayer
        title="All clusters"
        hint="common"
        values={layers.common}
        onChange={values => onChange(withCommon(layers, values))}
      />
      {rules.map((rule, index) => (
        <YamlLayer
          key={rule.name ?? index}
          title={rule.name ?? `Rule ${index + 1}`}
          hint={rule.selector.requirements.map(describeRequirement).join(', ')}
          values={rule.values}
          onChange={values =>
            onChange({
              ...layers,
              rules: rules.map((one, i) =>
                i === index ? { ...one, values: values ?? {} } : one,
              ),
            })
          }
        />
      ))}
      {clusters.map(name => (
        <YamlLayer
          key={name}
          title={name}
          hint="this cluster"
          values={layers.clusters?.[name]}
          onChange={values => onChange(withCluster(layers, name, values))}
        />
      ))}
    </div>
  );
}
