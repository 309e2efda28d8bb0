import { expect, test } from 'vitest';
import {
  assessmentHandlers,
  knownAssessments,
  takeAssessments,
} from '../../../../dashboard/web/live/assessed.ts';
import { droughtAnswer, riskAnswer } from '../../../browser/fixture/assessments.ts';
import { SCENES } from '../../../browser/fixture/scene.ts';

const answer = { ...droughtAnswer(SCENES.flood), ...riskAnswer(SCENES.flood) };

test('what is told anew of a sub-basin takes the place of what stood, and leaves the others', () => {
  const known = knownAssessments();
  takeAssessments(known, answer);
  const [first] = answer.risks;
  if (!first) throw new Error('no risk');
  assessmentHandlers(known).risk({ ...first, grade: 'orange' });
  expect(known.risks.value.get(first.subBasin)?.grade).toBe('orange');
  expect(known.risks.value.size).toBe(answer.risks.length);
});

test('a new answer of the house forgets what it no longer tells', () => {
  const known = knownAssessments();
  takeAssessments(known, answer);
  takeAssessments(known, { droughts: [], lowWaters: [], risks: [] });
  expect([known.droughts, known.lowWaters, known.risks].map(({ value }) => value.size)).toEqual([
    0, 0, 0,
  ]);
});
