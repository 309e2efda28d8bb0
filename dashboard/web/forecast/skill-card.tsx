import type { ForecastAnswer } from '../../../domain/api-answers.ts';
import type { ForecastCard, LeadSkill } from '../../../domain/forecast.ts';
import { propertyOf } from '../../../domain/property.ts';
import { useApp } from '../app-context.ts';
import { formatNumber, formatValue, unitText } from '../format/number.ts';
import { GRADE_WORDS, MODEL_WORDS } from '../words/model-words.ts';
import './forecast.css';
import { percent } from './forecast-words.ts';
import { dayOf, judgedSpan, skillWords } from './skill-words.ts';

/** How far the forecast can be trusted: in sentences first, then whose model it is, then its scores by lead. */
export function SkillCard({ answer }: { answer: ForecastAnswer }) {
  const { words, language, house } = useApp();
  const speech = {
    words: words.value,
    language: language.value,
    stations: house.stations.value,
  };
  return (
    <section class="skill" aria-labelledby="skill-title">
      <h3 id="skill-title">{words.value.skill}</h3>
      {skillWords(answer, speech).map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      {answer.card && <ModelFacts card={answer.card} />}
      {answer.card && <Scores card={answer.card} />}
    </section>
  );
}

function ModelFacts({ card }: { card: ForecastCard }) {
  const { words, language } = useApp();
  const t = words.value;
  const { model, trained, learned, warnAt } = card;
  const span = t.issuesSpan(dayOf(learned.from), dayOf(learned.to), String(learned.issues));
  const facts: [string, string][] = [
    [t.modelLabel, MODEL_WORDS[model]?.[language.value] ?? model],
    [t.trainedAt, dayOf(trained)],
    [t.learnedSpan, span],
    [t.verifiedSpan, judgedSpan(card, t)],
    [t.warnsAt, t.warnsFrom(percent(warnAt))],
  ];
  return (
    <dl class="model-facts">
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function Scores({ card }: { card: ForecastCard }) {
  const { words } = useApp();
  const t = words.value;
  const unit = unitText(propertyOf(card.property)?.unit ?? '');
  const heads = [t.lead, `${t.scoreError} ${unit}`, 'NSE', 'KGE', 'CRPSS', t.scoreCoverage];
  return (
    <details>
      <summary>{t.skillByLead}</summary>
      <table>
        <thead>
          <tr>
            {[...heads, 'QR', 'DC', t.scoreGrade].map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {card.skill.map((skill) => (
            <ScoreRow key={skill.lead} skill={skill} property={card.property} />
          ))}
        </tbody>
      </table>
      <p class="caption">
        {t.skillRule} {t.gradeRule}
      </p>
    </details>
  );
}

function ScoreRow({ skill, property }: { skill: LeadSkill; property: string }) {
  const { words, language } = useApp();
  const { lead, error90, scores, grade } = skill;
  const share = (name: string) => told(scores[name], (value) => formatNumber(value, 2));
  const inPercent = (name: string, scale: number) =>
    told(scores[name], (value) => `${formatNumber(scale * value, 0)} %`);
  const cells = [
    `±${formatValue(error90, propertyOf(property))}`,
    share('nse'),
    share('kge'),
    share('crpssPersistence'),
    inPercent('coverage90', 100),
    inPercent('qualifiedRate', 1),
    share('determinism'),
    GRADE_WORDS[grade][language.value],
  ];
  return (
    <tr>
      <th scope="row">{words.value.leadHours(lead)}</th>
      {cells.map((cell, i) => (
        <td key={i}>{cell}</td>
      ))}
    </tr>
  );
}

function told(score: number | null | undefined, say: (value: number) => string): string {
  return score == null ? '—' : say(score);
}
