import { propertyOf } from '../../../domain/property.ts';
import type { Station } from '../../../domain/station.ts';
import { useApp } from '../app-context.ts';

/** The properties a station observes; nothing where there is but one. */
export function PropertyTabs({ station, property }: { station: Station; property: string }) {
  const { view, language, words } = useApp();
  if (station.series.length < 2) return null;
  return (
    <nav class="property-tabs" aria-label={words.value.series}>
      {station.series.map((series) => (
        <button
          key={series.property}
          type="button"
          aria-current={series.property === property ? 'true' : undefined}
          onClick={() => view.change({ property: series.property })}
        >
          {propertyOf(series.property)?.name[language.value] ?? series.property}
        </button>
      ))}
    </nav>
  );
}
