import type { Drought, DroughtMeasure } from '../../../domain/drought.ts';
import { DROUGHT_MEASURES } from '../../../domain/drought.ts';
import { RISK_PARTS, type Risk, type RiskPartKey } from '../../../domain/risk.ts';
import { useApp } from '../app-context.ts';
import { formatNumber, formatSigned, unitText } from '../format/number.ts';
import { CloseButton } from '../shell/dialog.tsx';
import { closeStation } from '../view/navigate.ts';
import './area-panel.css';
import { unknownParts } from './areas.ts';
import { GradeWords } from './grade-words.tsx';
import { InputsList } from './inputs-list.tsx';
import { ReferenceNote } from './reference-note.tsx';

/** All about one sub-basin: its composite risk with the parts and what went into each, and its drought by every measure. */
export function AreaPanel({ id }: { id: string }) {
  const { house, area, words, language, view } = useApp();
  const t = words.value;
  const row = area.value;
  const [risk, drought] = [house.risks.value.get(id), house.droughts.value.get(id)];
  if (!row) {
    return <NoArea />;
  }
  return (
    <aside class="side area-panel" aria-label={row.name[language.value]}>
      <header class="area-head">
        <h2>{row.name[language.value]}</h2>
        <CloseButton label={t.close} onClick={() => closeStation(view)} />
      </header>
      {row.origin === 'simulated' && <p class="model-note">{t.modelSimulated}</p>}
      {row.origin === 'replay' && <p class="model-note">{t.modelReplay}</p>}
      {risk && <RiskSection risk={risk} />}
      {drought && <DroughtSection drought={drought} />}
      <p class="caption">{t.outlineNote}</p>
    </aside>
  );
}

/** In the place of a sub-basin of which nothing is told (yet). */
function NoArea() {
  const { house, words, view } = useApp();
  const t = words.value;
  const isTold = house.risks.value.size + house.droughts.value.size > 0;
  const known = isTold ? t.noSuchSubBasin : t.noAssessment;
  return (
    <aside class="side area-panel" aria-label={t.subBasin}>
      <header class="area-head">
        <p class="secondary">{house.generation.value === 0 ? t.loading : known}</p>
        <CloseButton label={t.close} onClick={() => closeStation(view)} />
      </header>
    </aside>
  );
}

function RiskSection({ risk }: { risk: Risk }) {
  const { words, tell } = useApp();
  const t = words.value;
  const unknown = unknownParts(risk).map((part) => t.riskPart(part));
  const hazard = risk.by.every((part) => DRY.includes(part)) && risk.by.length > 0;
  return (
    <section>
      <div class="section-head">
        <h3>{t.compositeRisk}</h3>
        <GradeWords
          grade={risk.grade}
          hazard={hazard ? 'low_water' : 'flood'}
          isPartly={unknown.length > 0}
        />
      </div>
      <p class="caption">
        {t.compositeRule} {t.asOf(tell.value(risk.time))}
      </p>
      {unknown.length > 0 && <p class="why">{t.riskUnknown(unknown.join(t.listAnd))}</p>}
      {RISK_PARTS.map((part) => (
        <Part key={part} part={part} risk={risk} />
      ))}
    </section>
  );
}

const DRY: readonly RiskPartKey[] = ['drought', 'agricultural'];

function Part({ part, risk }: { part: RiskPartKey; risk: Risk }) {
  const { words, language } = useApp();
  const t = words.value;
  const { grade, rule, why, inputs } = risk.parts[part];
  return (
    <section class="risk-part">
      <div class="section-head">
        <h4>{t.riskPart(part)}</h4>
        <GradeWords
          grade={grade}
          hazard={DRY.includes(part) ? 'low_water' : 'flood'}
          isPartly={why !== undefined}
        />
      </div>
      <InputsList inputs={inputs} />
      {why && <p class="why">{(grade === null ? t.because : t.partly)(why[language.value])}</p>}
      <p class="caption">{rule[language.value]}</p>
    </section>
  );
}

function DroughtSection({ drought }: { drought: Drought }) {
  const { words, tell } = useApp();
  const t = words.value;
  return (
    <section class="drought">
      <div class="section-head">
        <h3>{t.droughtTitle}</h3>
        <GradeWords grade={drought.grade} hazard="low_water" />
      </div>
      <p class="caption">
        {t.droughtRule} {t.asOf(tell.value(drought.time))}
        <ReferenceNote reference={drought.reference} />
      </p>
      <table>
        <thead>
          <tr>
            <th scope="col">{t.measure}</th>
            <th scope="col">{t.value}</th>
            <th scope="col">{t.grade}</th>
          </tr>
        </thead>
        <tbody>
          {drought.measures.map((measure) => (
            <MeasureRow key={measure.key} measure={measure} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function MeasureRow({ measure }: { measure: DroughtMeasure }) {
  const { language, words } = useApp();
  const { key, value, unit, decimals, grade, why, inputs } = measure;
  const figure = (of: number, at: string, digits: number) =>
    `${formatNumber(of, digits)} ${unitText(at)}`.trim();
  const signed = key === 'soil' ? formatNumber : formatSigned;
  const from = inputs.map(
    (one) => `${one.name[language.value]} ${figure(one.value, one.unit, one.decimals)}`,
  );
  return (
    <tr>
      <th scope="row">
        {DROUGHT_MEASURES[key][language.value]}
        <small>
          {why ? words.value.because(why[language.value]) : from.join(words.value.semicolon)}
        </small>
      </th>
      <td>{value === null ? '—' : `${signed(value, decimals)} ${unitText(unit)}`.trim()}</td>
      <td>
        <GradeWords grade={grade} hazard="low_water" />
      </td>
    </tr>
  );
}
