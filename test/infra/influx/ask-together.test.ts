import { expect, test } from 'vitest';
import { askTogether } from '../../../infra/influx/ask-together.ts';

function recorded(most: number) {
  const asked: string[][] = [];
  const question = askTogether<string, string>({
    kindOf: (text) => text[0] ?? '',
    most,
    async ask(questions) {
      asked.push([...questions]);
      if (questions.includes('bad')) throw new Error(`not ${questions.join()}`);
      return questions.map((text) => text.toUpperCase());
    },
  });
  return { asked, question };
}

test('questions of one kind that come in one turn are asked as one, and each has its own answer', async () => {
  const { asked, question } = recorded(10);
  const answers = await Promise.all(['a1', 'b1', 'a2', 'a1'].map(question));
  expect(answers).toEqual(['A1', 'B1', 'A2', 'A1']);
  expect(asked).toEqual([['a1', 'a2', 'a1'], ['b1']]);
  expect(await question('a3')).toBe('A3');
  expect(asked.at(-1)).toEqual(['a3']);
});

test('no more are asked as one than is allowed', async () => {
  const { asked, question } = recorded(2);
  await Promise.all(['a1', 'a2', 'a3'].map(question));
  expect(asked).toEqual([['a1', 'a2'], ['a3']]);
});

test('what is asked as one fails as one, and nothing else does', async () => {
  const { question } = recorded(10);
  const answers = await Promise.allSettled(['b1', 'bad', 'c1'].map(question));
  expect(answers.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'fulfilled']);
  expect(await question('b2')).toBe('B2');
});
