import { ResponseError } from '@backstage/errors';
import {
  Deployment,
  DeploymentEvent,
  DeploymentEventsQuery,
} from '@multicluster/backstage-plugin-multicluster-common';
import { heldDeployment, sketchDeployment, sketchEvents } from '../fixtures';
import { followEvents } from '../../shared';
import { deploymentEvents } from './deploymentEvents';

const now = Date.now();
const held = heldDeployment(now);
const done = sketchDeployment(now, { id: 'd-4' });
const events = sketchEvents(now);
const seen = { hidden: () => false, onChange: () => {} };

type Answer = { deployment: Deployment; events: DeploymentEvent[] } | Error;

/** Gives the answers one after the other, and keeps the questions. */
function scripted(answers: Answer[]) {
  const asked: DeploymentEventsQuery[] = [];
  const api = {
    getDeploymentEvents: async ({
      after,
      waitSeconds,
    }: DeploymentEventsQuery) => {
      asked.push({ after, waitSeconds });
      const answer = answers.shift();
      if (!answer) throw new Error('The script is over');
      if (answer instanceof Error) throw answer;
      return answer;
    },
  };
  return { api, asked };
}

function listen() {
  const told: string[] = [];
  return {
    told,
    listener: {
      onNews: (deployment: Deployment, news: DeploymentEvent[]) =>
        told.push(`${deployment.state} ${news.map(one => one.sequence)}`),
      onTrouble: (error: Error | undefined) =>
        told.push(error?.message ?? 'over'),
    },
  };
}

const follow = (answers: Answer[]) => {
  const script = scripted(answers);
  const ears = listen();
  const ended = followEvents({
    source: deploymentEvents(script.api, 'd-4'),
    signal: new AbortController().signal,
    visibility: seen,
    listener: ears.listener,
  });
  return { ...script, ...ears, ended };
};

describe('deploymentEvents', () => {
  it('asks on from the last event, and ends with the deployment', async () => {
    const { asked, told, ended } = follow([
      { deployment: held, events: events.slice(0, 3) },
      { deployment: held, events: events.slice(3) },
      { deployment: done, events: [] },
    ]);
    expect(await ended).toBeUndefined();
    expect(asked).toEqual([
      { after: 0, waitSeconds: 0 },
      { after: 3, waitSeconds: 20 },
      { after: 7, waitSeconds: 20 },
    ]);
    expect(told).toEqual(['held 1,2,3', 'held 4,5,6,7', 'succeeded ']);
  });

  it('goes on where it was cut off', async () => {
    const { asked, told, ended } = follow([
      { deployment: held, events: events.slice(0, 3) },
      new Error('The connection was reset.'),
      { deployment: done, events: [] },
    ]);
    expect(await ended).toBeUndefined();
    expect(asked[2]).toEqual({ after: 3, waitSeconds: 0 });
    expect(told.slice(1)).toEqual([
      'The connection was reset.',
      'over',
      'succeeded ',
    ]);
  });

  it('gives up when the backend will not tell', async () => {
    const refused = await ResponseError.fromResponse(
      new Response('{}', { status: 404 }),
    );
    const { told, ended } = follow([refused]);
    expect(await ended).toBe(refused);
    expect(told).toEqual([]);
  });
});
