import type { LowWater, LowWaterLine, LowWaterWeek } from '../../../domain/low-water.ts';
import { useApp } from '../app-context.ts';
import { percent } from '../forecast/forecast-words.ts';
import { formatNumber, formatSigned } from '../format/number.ts';
import { dayLabel } from '../format/time.ts';
import './area-panel.css';
import './low-water-card.css';
import { passingText } from './passing-text.ts';
import { ReferenceNote } from './reference-note.tsx';

/** The low water of a station that has an outlook: days below its lines, the four weeks ahead with their skill, the crossings. */
export function LowWaterCard({ station }: { station: string }) {
  const { house, words } = useApp();
  const lowWater = house.lowWaters.value.get(station);
  const t = words.value;
  if (!lowWater) return null;
  return (
    <section class="low-water">
      <h3>{t.lowWaterCard}</h3>
      <Head lowWater={lowWater} />
      {lowWater.lines.some(({ weeks }) => weeks.length > 0) && <Weeks lines={lowWater.lines} />}
      <ul class="crossing-list">
        {lowWater.lines.map((line) => (
          <Passings key={line.value} line={line} />
        ))}
      </ul>
      <Skill lines={lowWater.lines} />
    </section>
  );
}

function Head({ lowWater }: { lowWater: LowWater }) {
  const { words, language, tell } = useApp();
  const t = words.value;
  const { stage, time, origin, reference, why } = lowWater;
  return (
    <p class="caption">
      {stage !== null && `${t.lowWaterToday(formatNumber(stage, 2))}${t.semicolon}`}
      {t.asOf(tell.value(time))}
      <ReferenceNote reference={reference} />
      {origin === 'simulated' && `${t.semicolon}${t.modelSimulated}`}
      {why && `${t.semicolon}${t.because(why[language.value])}`}
    </p>
  );
}

function Weeks({ lines }: { lines: readonly LowWaterLine[] }) {
  const { words } = useApp();
  const t = words.value;
  const weeks = lines[0]?.weeks ?? [];
  return (
    <table>
      <caption>{t.lowWaterWeeks}</caption>
      <WeekHeads weeks={weeks} />
      <tbody>
        {lines.map((line) => (
          <tr key={line.value}>
            <th scope="row">{`${formatNumber(line.value, 0)} m`}</th>
            {line.weeks.map((week) => (
              <Week key={week.week} week={week} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function WeekHeads({ weeks }: { weeks: readonly LowWaterWeek[] }) {
  const { words } = useApp();
  const t = words.value;
  return (
    <thead>
      <tr>
        <th scope="col">{t.lowWaterLine}</th>
        {weeks.map(({ week }) => (
          <th scope="col" key={week}>
            {t.lowWaterWeek(week)}
          </th>
        ))}
      </tr>
    </thead>
  );
}

function Week({ week: { probability, usual } }: { week: LowWaterWeek }) {
  const { words } = useApp();
  return (
    <td style={{ '--part': `${Math.round(100 * probability)}%` }} class="chance">
      {percent(probability)}
      <small>{words.value.lowWaterUsual(percent(usual))}</small>
    </td>
  );
}

function Passings({ line }: { line: LowWaterLine }) {
  const { words, language, zone } = useApp();
  const t = words.value;
  const day = (time: number) => dayLabel(time, zone.value, language.value, t);
  const { below, known } = line.days;
  return (
    <li>
      <strong>{`${formatNumber(line.value, 0)} m ${line.name[language.value]}`}</strong>
      <span>{`${t.lowWaterDays} ${t.lowWaterOfDays(below, known)}`}</span>
      {passingText(line, { words: t, day, percent }).map((text) => (
        <span key={text}>{text}</span>
      ))}
    </li>
  );
}

function Skill({ lines }: { lines: readonly LowWaterLine[] }) {
  const { words } = useApp();
  const t = words.value;
  const issues = lines[0]?.weeks[0]?.skill.issues;
  if (issues === undefined) return null;
  const score = (value: number | null) => (value === null ? '—' : formatSigned(value, 2));
  return (
    <table class="skill">
      <caption>{t.lowWaterSkill}</caption>
      <WeekHeads weeks={lines[0]?.weeks ?? []} />
      <tbody>
        {lines.map(({ value, weeks }) => (
          <tr key={value}>
            <th scope="row">{`${formatNumber(value, 0)} m`}</th>
            {weeks.map(({ week, skill }) => (
              <td key={week}>{`${score(skill.climatology)} / ${score(skill.persistence)}`}</td>
            ))}
          </tr>
        ))}
        <tr>
          <td colSpan={5} class="caption">
            {t.skillNote(String(issues))}
          </td>
        </tr>
      </tbody>
    </table>
  );
}
