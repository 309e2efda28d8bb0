import { useState } from 'preact/hooks';
import { textOfTable } from '../../../domain/text-of-table.ts';
import { useApp } from '../app-context.ts';
import { importProblem } from '../words/import-words.ts';
import type { TriedTable } from './devices-model.ts';
import './import.css';

/** As docs/devices.md tells them: the first row of the table. */
const COLUMNS =
  'id,name_zh,name_en,kind,lon,lat,property,unit,interval_seconds,address,door,password,river_zh,river_en,datum_zh,datum_en,warning_stage,guarantee_stage,source';

/** A table of stations: chosen or dropped, tried, and then taken whole or not at all. */
export function ImportBox() {
  const { words, devices } = useApp();
  const t = words.value;
  const [over, setOver] = useState(false);
  const take = async (file: File | undefined) => {
    if (file) await devices.tryTable(file.name, textOfTable(await file.arrayBuffer()));
  };
  return (
    <section class="import" aria-labelledby="import-title">
      <h3 id="import-title">{t.importTitle}</h3>
      <p class="caption">{t.importNote}</p>
      <label
        class="drop"
        data-over={over}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          setOver(false);
          void take(event.dataTransfer?.files[0]);
        }}
      >
        {t.chooseFile}
        <input
          type="file"
          accept=".csv,text/csv"
          onChange={(event) => {
            const field = event.currentTarget;
            // The same file, mended, is a change again.
            void take(field.files?.[0]).finally(() => {
              field.value = '';
            });
          }}
        />
      </label>
      <div role="status">{devices.table.value && <Tried table={devices.table.value} />}</div>
      <details>
        <summary>{t.importColumns}</summary>
        <code>{COLUMNS}</code>
      </details>
    </section>
  );
}

/** What the house says of the table: what it would do, or all that is wrong. */
function Tried({ table: { name, answer } }: { table: TriedTable }) {
  const { words, devices } = useApp();
  const t = words.value;
  const { problems, stations, sensors, fresh } = answer;
  if (problems.length > 0) return <Problems name={name} problems={problems} />;
  return (
    <>
      <p>{t.tableRight(name, stations, sensors, fresh)}</p>
      <button
        type="button"
        class="primary"
        disabled={devices.busy.value}
        onClick={() => void devices.importTable()}
      >
        {t.importButton(stations)}
      </button>
    </>
  );
}

function Problems(props: { name: string; problems: TriedTable['answer']['problems'] }) {
  const { words, language } = useApp();
  const t = words.value;
  const { name, problems } = props;
  return (
    <>
      <p>{t.problemsIn(name, problems.length)}</p>
      <table class="problems">
        <thead>
          <tr>
            <th scope="col">{t.row}</th>
            <th scope="col">{t.column}</th>
            <th scope="col">{t.wrong}</th>
          </tr>
        </thead>
        <tbody>
          {problems.map(({ row, column, why }) => (
            <tr key={`${row} ${column} ${why}`}>
              <td>{row}</td>
              <td>{column}</td>
              <td>{importProblem(why, language.value)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
