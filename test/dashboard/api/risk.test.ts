import { expect, test } from 'vitest';
import { DroughtAnswer, RiskAnswer } from '../../../domain/assessment-answers.ts';
import { droughts, lowWaters, risks } from '../../../domain/topics.ts';
import { droughtAnswer, riskAnswer } from '../../browser/fixture/assessments.ts';
import { SCENES } from '../../browser/fixture/scene.ts';
import { eventually } from './made.ts';
import { follow } from './sse-client.ts';
import { testApi } from './test-api.ts';

const told = { ...droughtAnswer(SCENES.flood), ...riskAnswer(SCENES.flood) };

test('drought, low water and risk are answered as they were told last, with all their inputs', async () => {
  const [first] = told.risks;
  if (!first) throw new Error('no risk');
  const { api } = await testApi({
    before: async ({ log }) => {
      await log.append(droughts, told.droughts);
      await log.append(lowWaters, told.lowWaters);
      await log.append(risks, [{ ...first, grade: 'red' }, ...told.risks]);
    },
  });
  const drought = DroughtAnswer.parse((await api.inject('/api/drought')).json());
  const risk = RiskAnswer.parse((await api.inject('/api/risk')).json());
  expect(drought.droughts).toEqual(told.droughts);
  expect(drought.lowWaters).toEqual(told.lowWaters);
  expect(risk.risks).toEqual(told.risks);
});

test('before anything was told there is nothing, and no error', async () => {
  const { api } = await testApi();
  expect((await api.inject('/api/risk')).json()).toMatchObject({ risks: [] });
  expect((await api.inject('/api/drought')).json()).toMatchObject({ droughts: [], lowWaters: [] });
});

test('a risk that is told anew arrives as an event', async () => {
  const { api, deps } = await testApi();
  const client = await follow(api);
  await deps.log.append(risks, told.risks.slice(0, 1));
  await eventually(() => client.events.at(-1)).toMatchObject({
    event: 'risk',
    data: { subBasin: told.risks[0]?.subBasin },
  });
});
