import { useState } from 'preact/hooks';
import type { RejectsAnswer } from '../../../domain/api-answers.ts';
import type { RejectReason } from '../../../domain/reject.ts';
import { useApp } from '../app-context.ts';
import { fullTime } from '../format/time.ts';
import { PageHeader } from '../shell/page-header.tsx';
import { hexLines } from '../station/hex.ts';
import { REJECT_WORDS } from '../words/quality-words.ts';
import { HealthLine } from './health-line.tsx';
import './rejects.css';
import { useRejects } from './use-rejects.ts';

/** What could not become an observation: counts by reason, and each with its detail, time and bytes. */
export function RejectsPage() {
  const { api, words } = useApp();
  const t = words.value;
  const [reason, setReason] = useState<RejectReason | undefined>(undefined);
  const found = useRejects(api, reason);
  return (
    <main class="rejects">
      <PageHeader title={t.rejectsTitle} />
      <p class="secondary">{t.rejectsIntro}</p>
      <HealthLine />
      <Reasons counts={found.counts} chosen={reason} onChoose={setReason} />
      {found.failed && <p class="empty">{t.loadFailed}</p>}
      {!found.loaded && !found.failed && <p class="empty">{t.loading}</p>}
      {found.loaded && found.rejects.length === 0 && <p class="empty">{t.noRejects}</p>}
      {found.rejects.length > 0 && <RejectsTable rejects={found.rejects} />}
      {found.next !== null && (
        <button type="button" class="more" onClick={found.more}>
          {t.more}
        </button>
      )}
    </main>
  );
}

function Reasons(props: {
  counts: RejectsAnswer['counts'];
  chosen: RejectReason | undefined;
  onChoose: (reason: RejectReason | undefined) => void;
}) {
  const { words, language } = useApp();
  const t = words.value;
  const counted = Object.entries(props.counts) as [RejectReason, number][];
  const all = counted.reduce((sum, [, n]) => sum + n, 0);
  const choices: [RejectReason | undefined, string, number][] = [
    [undefined, t.all, all],
    ...counted
      .sort(([, a], [, b]) => b - a)
      .map(([reason, n]): [RejectReason, string, number] => [
        reason,
        REJECT_WORDS[reason][language.value],
        n,
      ]),
  ];
  return (
    <nav class="reasons" aria-label={t.reason}>
      {choices.map(([reason, label, n]) => (
        <button
          key={label}
          type="button"
          aria-current={reason === props.chosen ? 'true' : undefined}
          onClick={() => props.onChoose(reason)}
        >
          {label} <span class="count">{n}</span>
        </button>
      ))}
    </nav>
  );
}

function RejectsTable({ rejects }: { rejects: RejectsAnswer['rejects'] }) {
  const { words, zone } = useApp();
  const t = words.value;
  return (
    <div class="scroll">
      <table>
        <thead>
          <tr>
            <th scope="col">
              {t.receivedAt} <small>{t[zone.value.name]}</small>
            </th>
            <th scope="col">{t.device}</th>
            <th scope="col">{t.codec}</th>
            <th scope="col">{t.reason}</th>
            <th scope="col">{t.detail}</th>
            <th scope="col">{t.frame}</th>
          </tr>
        </thead>
        <tbody>
          {rejects.map((reject) => (
            <RejectRow key={reject.id} reject={reject} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function RejectRow({ reject }: { reject: RejectsAnswer['rejects'][number] }) {
  const { words, language, zone } = useApp();
  const t = words.value;
  const { received, device, codec, reason, detail, time, payloadHex } = reject;
  return (
    <tr>
      <td>{fullTime(received, zone.value)}</td>
      <td>{device}</td>
      <td>{codec}</td>
      <td>{REJECT_WORDS[reason][language.value]}</td>
      <td class="detail">
        {detail}
        {time !== undefined && ` · ${t.stampedAt(fullTime(time, zone.value))}`}
      </td>
      <td>
        <details>
          <summary>
            <code>{payloadHex.slice(0, 24).replaceAll(/../g, '$& ')}…</code>{' '}
            {t.bytes(payloadHex.length / 2)}
          </summary>
          <pre>{hexLines(payloadHex)}</pre>
        </details>
      </td>
    </tr>
  );
}
