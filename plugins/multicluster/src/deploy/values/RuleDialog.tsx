import { useState } from 'react';
import Button from '@material-ui/core/Button';
import Dialog from '@material-ui/core/Dialog';
import DialogActions from '@material-ui/core/DialogActions';
import DialogContent from '@material-ui/core/DialogContent';
import DialogTitle from '@material-ui/core/DialogTitle';
import { makeStyles } from '@material-ui/core/styles';
import {
  ClusterSummary,
  matchesClusterSelector,
  ValueLayers,
} from '@multicluster/backstage-plugin-multicluster-common';
import { useFieldStyles } from '../../shared';
import {
  Conditions,
  fromRequirement,
  RequirementRows,
  selectorOf,
} from '../picker';
import { YamlLayer } from './YamlLayer';

export type ValueRule = NonNullable<ValueLayers['rules']>[number];

const useStyles = makeStyles(
  theme => ({ content: { display: 'grid', gap: theme.spacing(2) } }),
  { name: 'MulticlusterRuleDialog' },
);

function matching(conditions: Conditions, clusters: ClusterSummary[]): string {
  const selector = selectorOf(conditions);
  if (!selector) {
    return 'No condition is complete yet.';
  }
  const names = clusters
    .filter(cluster => matchesClusterSelector(cluster, selector))
    .map(({ name }) => name);
  return names.length ? `Now: ${names.join(', ')}.` : 'No cluster matches now.';
}

/** Values for all clusters of a label: which clusters, and what they get. */
export function RuleDialog(props: {
  /** Undefined for a new one. */
  rule?: ValueRule;
  clusters: ClusterSummary[];
  onSave(rule: ValueRule): void;
  onClose(): void;
}) {
  const { rule, clusters, onSave, onClose } = props;
  const classes = useStyles();
  const field = useFieldStyles();
  const [name, setName] = useState(rule?.name ?? '');
  const [values, setValues] = useState(rule?.values);
  const [conditions, setConditions] = useState<Conditions>({
    match: rule?.selector.match ?? 'all',
    requirements: rule?.selector.requirements.map(fromRequirement) ?? [
      { key: 'provider', operator: 'is', values: [] },
    ],
  });
  const selector = selectorOf(conditions);
  const save = () => {
    if (selector) {
      onSave({
        ...(name.trim() && { name: name.trim() }),
        selector,
        values: values ?? {},
      });
    }
  };
  return (
    <Dialog
      open
      fullWidth
      maxWidth="sm"
      onClose={onClose}
      aria-labelledby="multicluster-rule"
    >
      <DialogTitle id="multicluster-rule">Rule for a label</DialogTitle>
      <DialogContent className={`${field.root} ${classes.content}`}>
        <RequirementRows
          conditions={conditions}
          clusters={clusters}
          onChange={setConditions}
        />
        <span role="status">{matching(conditions, clusters)}</span>
        <label className={field.line}>
          <span>Name</span>
          <input
            className={field.control}
            value={name}
            placeholder="on-prem rule"
            onChange={event => setName(event.target.value)}
          />
        </label>
        <YamlLayer
          title="Values"
          hint="over those of all clusters, below those of one cluster"
          values={values}
          onChange={setValues}
        />
      </DialogContent>
      <DialogActions className={field.root}>
        <Button onClick={onClose}>Cancel</Button>
        <Button
          color="primary"
          variant="contained"
          disabled={!selector}
          onClick={save}
        >
          {rule ? 'Change rule' : 'Add rule'}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
