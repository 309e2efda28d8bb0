import { propertyOf } from '../../../domain/property.ts';
import type { Station } from '../../../domain/station.ts';
import { useApp } from '../app-context.ts';
import { rowOf } from '../board/board.ts';
import { rowMark } from '../board/row-mark.ts';
import { rowWords } from '../board/row-words.ts';
import { unitText } from '../format/number.ts';
import { MarkIcon, TrendArrow } from '../marks/mark-icon.tsx';
import { openStation } from '../view/navigate.ts';

/** The next stations up and down the river, with the same property, as links. */
export function Neighbours({ station, property }: { station: Station; property: string }) {
  const { words, house } = useApp();
  const t = words.value;
  const find = (id: string) => house.stations.value.find((other) => other.id === id);
  const known = [
    ...station.upstream.map((id) => ({ where: t.upstream, other: find(id) })),
    ...station.downstream.map((id) => ({ where: t.downstream, other: find(id) })),
  ].filter((found): found is { where: string; other: Station } => found.other !== undefined);
  if (known.length === 0) return null;
  return (
    <section class="neighbours">
      <table>
        <caption>{t.neighbours}</caption>
        <tbody>
          {known.map(({ where, other }) => (
            <Neighbour key={other.id} where={where} station={other} property={property} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Neighbour(props: { where: string; station: Station; property: string }) {
  const { words, language, house, nowAt, view } = useApp();
  const row = rowOf(props.station, props.property, {
    latest: house.latest.value,
    warnings: house.warnings.value,
    forecastWarnings: house.forecastWarnings.value,
    nowAt: nowAt.value,
  });
  const unit = propertyOf(props.property)?.unit ?? '';
  const said = rowWords(row, { words: words.value, language: language.value });
  return (
    <tr>
      <th scope="row">
        <MarkIcon mark={rowMark(row)} size={18} />
        {props.where}{' '}
        <button type="button" class="link" onClick={() => openStation(view, props.station.id)}>
          {props.station.name[language.value]}
        </button>
      </th>
      <td>
        {said.value} <small>{said.value === '—' ? '' : unitText(unit)}</small>
      </td>
      <td>
        <TrendArrow direction={said.direction} />
        {said.trend} <small>{said.trendUnit}</small>
      </td>
    </tr>
  );
}
