import { noTools } from '../__testUtils__/renderRequest';
import { HelmSource } from '../render/readChart';
import { pullChart } from './pullChart';

const source: HelmSource = {
  type: 'helm',
  chart: 'podinfo',
  repository: 'https://charts.example',
};

function pull(more: Partial<HelmSource>, chartRepositories?: string[]) {
  return pullChart({
    source: { ...source, ...more },
    tools: { ...noTools, chartRepositories },
    signal: new AbortController().signal,
  });
}

describe('a chart of a repository', () => {
  it.each<[Partial<HelmSource>, string]>([
    [
      { chart: '--post-renderer=x' },
      "'source.chart' must be the name of a chart in the repository, but is '--post-renderer=x'",
    ],
    [
      { chart: '../podinfo' },
      "'source.chart' must be the name of a chart in the repository, but is '../podinfo'",
    ],
    [
      { version: '1.0; id' },
      "'source.version' must be a version or a range of versions, but is '1.0; id'",
    ],
    [
      { repository: 'file:///etc' },
      "'source.repository' must begin with https:// or oci://, but is 'file:///etc'",
    ],
    [
      { repository: '--ca-file=x' },
      "'source.repository' must begin with https:// or oci://, but is '--ca-file=x'",
    ],
    [
      { repository: 'https://me:secret@charts.example' },
      "'source.repository' has a password in it, which would be stored: leave it out",
    ],
  ])('%j is refused before anything is run', async (more, message) => {
    await expect(pull(more)).rejects.toMatchObject({
      name: 'InputError',
      message,
    });
  });

  it.each([
    ['https://charts.example', true],
    ['https://charts.example/', true],
    ['https://charts', false],
    ['https://other.example', false],
  ])('when %s is allowed, may be used: %s', async (allowed, isUsed) => {
    await expect(pull({}, [allowed])).rejects.toThrow(
      isUsed
        ? /No program may be run|Helm/
        : /multicluster.tools.chartRepositories/,
    );
  });
});
