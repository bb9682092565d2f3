import { useEffect, useMemo, useRef, useState } from 'react';
import Paper from '@material-ui/core/Paper';
import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableContainer from '@material-ui/core/TableContainer';
import TableHead from '@material-ui/core/TableHead';
import TablePagination from '@material-ui/core/TablePagination';
import TableRow from '@material-ui/core/TableRow';
import TableSortLabel from '@material-ui/core/TableSortLabel';
import { useTopologyModel } from '../useTopologyModel';
import { NodeTableRow } from './NodeTableRow';
import { columns, SortKey, sortNodes } from './sortNodes';

const PAGE = 50;

/** What the table and the tree get from the page. */
export type ListViewProps = {
  selected?: string;
  reveal?: { node?: string; cluster?: string };
  onSelect(id: string, options: { enter: boolean }): void;
};

/** The same model as rows; pages of fifty, so that two thousand rows cost no more than fifty. */
export function TopologyTable(props: ListViewProps & { name: string }) {
  const { name, selected, reveal, onSelect } = props;
  const model = useTopologyModel();
  const [sort, setSort] = useState<SortKey>('health');
  const [descending, setDescending] = useState(false);
  const [page, setPage] = useState(0);
  const nodes = useMemo(
    () => sortNodes(model, sort, descending),
    [model, sort, descending],
  );
  const last = Math.max(0, Math.ceil(nodes.length / PAGE) - 1);
  const at = Math.min(page, last);
  const body = useRef<HTMLTableSectionElement>(null);
  const done = useRef<object>();
  useEffect(() => {
    if (!reveal || done.current === reveal) return;
    const index = nodes.findIndex(node =>
      reveal.node ? node.id === reveal.node : node.cluster === reveal.cluster,
    );
    if (index < 0) return;
    const onPage = Math.floor(index / PAGE);
    if (onPage !== at) {
      setPage(onPage);
      return;
    }
    done.current = reveal;
    const buttons = body.current?.querySelectorAll<HTMLElement>(
      'button[data-topology-node]',
    );
    buttons?.[index % PAGE]?.focus();
  }, [reveal, nodes, at]);
  return (
    <Paper variant="outlined">
      <TableContainer>
        <Table
          size="small"
          style={{ minWidth: 760 }}
          aria-label={`Topology of ${name}`}
        >
          <TableHead>
            <TableRow>
              {columns.map(({ key, label, sortable }) => (
                <TableCell
                  key={key}
                  sortDirection={sort === key && (descending ? 'desc' : 'asc')}
                >
                  {sortable ? (
                    <TableSortLabel
                      active={sort === key}
                      direction={descending ? 'desc' : 'asc'}
                      onClick={() => {
                        setDescending(sort === key && !descending);
                        setSort(key);
                      }}
                    >
                      {label}
                    </TableSortLabel>
                  ) : (
                    label
                  )}
                </TableCell>
              ))}
            </TableRow>
          </TableHead>
          <TableBody ref={body}>
            {nodes.slice(at * PAGE, at * PAGE + PAGE).map(node => (
              <NodeTableRow
                key={node.id}
                node={node}
                selected={node.id === selected}
                onSelect={onSelect}
              />
            ))}
          </TableBody>
        </Table>
      </TableContainer>
      {nodes.length > PAGE && (
        <TablePagination
          component="div"
          count={nodes.length}
          rowsPerPage={PAGE}
          rowsPerPageOptions={[PAGE]}
          page={at}
          onPageChange={(_, next) => setPage(next)}
        />
      )}
    </Paper>
  );
}
