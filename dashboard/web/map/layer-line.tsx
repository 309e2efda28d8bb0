import { useApp } from '../app-context.ts';
import { LAYERS } from '../registry/layers.ts';

/** The layers as one line of text: what the map and the list show. */
export function LayerLine() {
  const { layers, layer, language, words, view } = useApp();
  return (
    <nav class="layers" aria-label={words.value.layers}>
      {layers.value.map((key) => (
        <button
          key={key}
          type="button"
          aria-current={key === layer.value ? 'true' : undefined}
          onClick={() => view.change({ layer: key })}
        >
          {LAYERS[key].name[language.value]}
        </button>
      ))}
    </nav>
  );
}
