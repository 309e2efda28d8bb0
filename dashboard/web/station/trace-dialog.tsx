import { useState } from 'preact/hooks';
import type { ReadingAnswer } from '../../../domain/api-answers.ts';
import { propertyOf } from '../../../domain/property.ts';
import { useApp } from '../app-context.ts';
import type { Overlay } from '../app-model.ts';
import { formatNumber, formatValue, unitText } from '../format/number.ts';
import { fullTime } from '../format/time.ts';
import { Dialog } from '../shell/dialog.tsx';
import { FLAG_WORDS, REASON_SENTENCES } from '../words/quality-words.ts';
import { hexLines } from './hex.ts';
import { useAnswer } from './use-series.ts';

/** Where a number comes from: the reading, its flag with the reasons, when it came in, and the frame that said so. */
export function TraceDialog() {
  const { overlay } = useApp();
  const open = overlay.value;
  if (open?.kind !== 'trace') return null;
  return <Trace key={`${open.station}/${open.property}/${open.time}`} of={open} />;
}

function Trace({ of }: { of: Overlay & { kind: 'trace' } }) {
  const { api, words } = useApp();
  const t = words.value;
  const [answer, setAnswer] = useState<ReadingAnswer | null | undefined>(undefined);
  useAnswer(() => api.reading(of, of.time), setAnswer, []);
  return (
    <Dialog title={t.trace}>
      {answer == null ? (
        <p class="empty">{answer === null ? t.traceFailed : t.loading}</p>
      ) : (
        <>
          <ReadingFacts observation={answer.observation} />
          <h3>{t.frame}</h3>
          {answer.raw === null ? <p class="secondary">{t.rawGone}</p> : <Frame raw={answer.raw} />}
        </>
      )}
    </Dialog>
  );
}

function ReadingFacts({ observation }: { observation: ReadingAnswer['observation'] }) {
  const { words, language, zone, tell, house } = useApp();
  const t = words.value;
  const { time, value, received, flag, reasons } = observation;
  const property = propertyOf(observation.property);
  const station = house.stations.value.find(({ id }) => id === observation.station);
  const delay = formatNumber((received - time) / 1000, received - time < 10_000 ? 1 : 0);
  return (
    <>
      <p class="traced">
        {station?.name[language.value] ?? observation.station}{' '}
        {property?.name[language.value] ?? observation.property}{' '}
        <strong>{value === null ? '—' : formatValue(value, property)}</strong>{' '}
        {unitText(observation.unit)}
      </p>
      <dl class="facts">
        <dt>{t.readingTime}</dt>
        <dd>{fullTime(time, zone.value)}</dd>
        <dt>{t.received}</dt>
        <dd>
          {tell.value(received)} · {t.delay} {t.seconds(delay)}
        </dd>
        <dt>{t.quality}</dt>
        <dd>
          {flag} {FLAG_WORDS[flag][language.value]}
          {reasons.map((reason) => ` · ${REASON_SENTENCES[reason][language.value]}`)}
        </dd>
      </dl>
    </>
  );
}

function Frame({ raw }: { raw: NonNullable<ReadingAnswer['raw']> }) {
  const { words } = useApp();
  const t = words.value;
  return (
    <>
      <dl class="facts">
        <dt>{t.device}</dt>
        <dd>{raw.device}</dd>
        <dt>{t.codec}</dt>
        <dd>{raw.codec}</dd>
        <dt>{t.position}</dt>
        <dd>
          raw {raw.position.partition}/{raw.position.offset}
        </dd>
      </dl>
      {raw.payloadText !== null && (
        <>
          <h4>{t.text}</h4>
          <pre>{raw.payloadText}</pre>
        </>
      )}
      <h4>
        {t.hex} · {t.bytes(raw.payloadHex.length / 2)}
      </h4>
      <pre>{hexLines(raw.payloadHex)}</pre>
    </>
  );
}
