import { useState } from 'react';
import Button from '@material-ui/core/Button';
import Checkbox from '@material-ui/core/Checkbox';
import ListSubheader from '@material-ui/core/ListSubheader';
import Menu from '@material-ui/core/Menu';
import MenuItem from '@material-ui/core/MenuItem';
import ExpandMoreIcon from '@material-ui/icons/ExpandMore';

/** Several choices of one question, some or none of them taken; none means all. */
export type FilterGroup = {
  title: string;
  options: { value: string; label: string }[];
  chosen: string[];
  onChange(chosen: string[]): void;
};

function summaryOf(label: string, groups: FilterGroup[]): string {
  const chosen = groups.flatMap(group =>
    group.options.filter(({ value }) => group.chosen.includes(value)),
  );
  if (!chosen.length) return label;
  return chosen.length === 1 ? chosen[0].label : `${chosen.length} chosen`;
}

/** A button with a menu of ticks. */
export function FilterMenu(props: {
  /** What the button says while nothing is chosen. */
  label: string;
  groups: FilterGroup[];
  className?: string;
}) {
  const { label, groups, className } = props;
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const shown = groups.filter(({ options }) => options.length > 1);
  const toggle = ({ chosen, onChange }: FilterGroup, value: string) =>
    onChange(
      chosen.includes(value)
        ? chosen.filter(other => other !== value)
        : [...chosen, value],
    );
  const items = shown.flatMap(group => [
    <ListSubheader key={group.title} disableSticky>
      {group.title}
    </ListSubheader>,
    ...group.options.map(({ value, label: text }) => (
      <MenuItem
        key={`${group.title}/${value}`}
        dense
        role="menuitemcheckbox"
        aria-checked={group.chosen.includes(value)}
        onClick={() => toggle(group, value)}
      >
        <Checkbox
          size="small"
          color="primary"
          tabIndex={-1}
          style={{ padding: 4, marginRight: 8 }}
          checked={group.chosen.includes(value)}
          inputProps={{ 'aria-hidden': true }}
        />
        {text}
      </MenuItem>
    )),
  ]);
  return (
    <>
      <Button
        variant="outlined"
        className={className}
        endIcon={<ExpandMoreIcon />}
        aria-haspopup="menu"
        disabled={!shown.length}
        onClick={event => setAnchor(event.currentTarget)}
      >
        {summaryOf(label, groups)}
      </Button>
      <Menu
        anchorEl={anchor}
        open={anchor !== null}
        onClose={() => setAnchor(null)}
        getContentAnchorEl={null}
        anchorOrigin={{ vertical: 'bottom', horizontal: 'left' }}
      >
        {items}
      </Menu>
    </>
  );
}
