import { useState } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import {
  ClusterSummary,
  describeRequirement,
  ValueLayers,
} from '@multicluster/backstage-plugin-multicluster-common';
import { useFieldStyles } from '../../shared';
import { RuleDialog, ValueRule } from './RuleDialog';

const useStyles = makeStyles(
  theme => ({ root: { padding: theme.spacing(0, 2, 1) } }),
  { name: 'MulticlusterRules' },
);

function withRules(layers: ValueLayers, rules: ValueRule[]): ValueLayers {
  const { rules: _, ...rest } = layers;
  return rules.length ? { ...rest, rules } : rest;
}

/** The rules in force, each a chip that opens it, and the dialog behind them. */
export function Rules(props: {
  layers: ValueLayers;
  clusters: ClusterSummary[];
  /** Whether the dialog for a new one is open. */
  adding: boolean;
  onAdded(): void;
  onChange(layers: ValueLayers): void;
}) {
  const { layers, clusters, adding, onAdded, onChange } = props;
  const classes = useStyles();
  const field = useFieldStyles();
  const [opened, setOpened] = useState<number>();
  const rules = layers.rules ?? [];
  const close = () => {
    setOpened(undefined);
    onAdded();
  };
  const save = (rule: ValueRule) => {
    onChange(
      withRules(
        layers,
        adding
          ? [...rules, rule]
          : rules.map((one, index) => (index === opened ? rule : one)),
      ),
    );
    close();
  };
  return (
    <>
      {rules.length > 0 && (
        <div className={`${field.line} ${classes.root}`}>
          <span className={field.quiet}>Rules, a later one wins:</span>
          {rules.map((rule, index) => {
            const words =
              rule.name ??
              rule.selector.requirements.map(describeRequirement).join(', ');
            return (
              <span key={`${words}${index}`} className={field.chip}>
                <button type="button" onClick={() => setOpened(index)}>
                  {words}
                </button>
                <button
                  type="button"
                  aria-label={`Remove the rule ${words}`}
                  onClick={() =>
                    onChange(
                      withRules(
                        layers,
                        rules.filter((_, i) => i !== index),
                      ),
                    )
                  }
                >
                  ×
                </button>
              </span>
            );
          })}
        </div>
      )}
      {(adding || opened !== undefined) && (
        <RuleDialog
          key={opened ?? 'new'}
          rule={adding || opened === undefined ? undefined : rules[opened]}
          clusters={clusters}
          onSave={save}
          onClose={close}
        />
      )}
    </>
  );
}
