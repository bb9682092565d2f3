import { screen, within } from '@testing-library/react';
import { DnsTruth } from '@multicluster/backstage-plugin-multicluster-common';
import { failoverApi, renderFailover } from '../__testUtils__/renderFailover';
import { DnsTable } from './DnsTable';

const truth: DnsTruth = {
  ...{ hop: 'h', cluster: 'east', name: 'web.test', type: 'A' },
  ...{ declared: ['192.0.2.1'], answersWith: 'all', ttlSeconds: 30 },
  servers: [
    { server: 'ns1', answers: ['192.0.2.1'], ttlSeconds: 60 },
    { server: 'ns2', answers: ['192.0.2.9'] },
    { server: 'ns3', error: 'Does not answer (ETIMEOUT)' },
    { server: 'ns4', answers: [] },
  ],
};

function render(given: Partial<DnsTruth> = {}) {
  const dns = [{ ...truth, ...given }];
  return renderFailover(<DnsTable dns={dns} />, { api: failoverApi() });
}

describe('DnsTable', () => {
  it('says of each server whether it answers what is declared', async () => {
    await render();
    const table = screen.getByRole('table', {
      name: 'What DNS answers for web.test',
    });
    const [, ...rows] = within(table).getAllByRole('row');
    expect(rows.map(row => row.textContent)).toEqual([
      expect.stringContaining('As declared192.0.2.1, for 60 s'),
      expect.stringContaining('Something else192.0.2.9'),
      expect.stringContaining('Not knownDoes not answer (ETIMEOUT)'),
      expect.stringContaining('Something elseNo such record'),
    ]);
    expect(screen.queryByRole('timer')).toBeNull();
  });

  it('counts down for as long as old answers may live', async () => {
    await render({ oldAnswersUntil: Date.now() + 24_400 });
    expect(screen.getByRole('timer')).toHaveTextContent(/another 2[45] s/);
  });

  it('says which servers to name when none is', async () => {
    await render({ servers: [] });
    expect(
      screen.getByText('multicluster.failover.dnsServers'),
    ).toBeInTheDocument();
  });
});
