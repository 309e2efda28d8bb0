/** A monotone scale on which errors of a target are of like size at low and high water. */
export interface TargetScale {
  readonly name: 'fourth root' | 'plain';
  to(value: number): number;
  from(scaled: number): number;
}

/**
 * The scale for a target: the fourth root for a flow that never runs backwards in the values given (those to train on), its
 * own otherwise, as for a stage. The logarithm would explode where a flashy basin runs dry.
 */
export function targetScale(quantity: string, values: Float64Array): TargetScale {
  return quantity === 'discharge' && values.every((value) => !(value < 0)) ? fourthRoot : plain;
}

/** The scale of that name, as a model was trained on. */
export function scaleNamed(name: TargetScale['name']): TargetScale {
  return name === 'plain' ? plain : fourthRoot;
}

const fourthRoot: TargetScale = {
  name: 'fourth root',
  to: (value) => Math.sqrt(Math.sqrt(value > 0 ? value : 0 * value)),
  from(scaled) {
    const root = Math.max(0, scaled) ** 2;
    return root * root;
  },
};

const plain: TargetScale = { name: 'plain', to: (value) => value, from: (scaled) => scaled };
