import type { Feature } from '../features/feature.ts';
import type { Task } from '../task.ts';

/**
 * Features that a net for many gauges reads at each step, by the part they play: "rainfall mean of 7 d" whatever the column is
 * called. Of two columns of one quantity the first plays it; ridge, below the net, knows both.
 */
export function rolesOf({ series, past }: Task): ReadonlyMap<string, Feature> {
  const actors = new Map<string, string>([[series.target.name, 'target']]);
  for (const { name, quantity } of series.forcings.toReversed()) actors.set(name, quantity);
  for (const { name, quantity } of series.forcings) {
    if (quantity === 'rainfall') actors.set(`${name} or melt`, 'liquid_water');
  }
  const roles = new Map(
    past.filter(({ rule }) => rule === 'always').map((each) => [each.name, each]),
  );
  for (const [name, part] of actors) {
    for (const made of READ) {
      const feature = past.find((each) => each.name === `${name}${made}`);
      if (feature) roles.set(`${part}${made}`, feature);
    }
  }
  return roles;
}

/** Besides the value of each step, which the net remembers: what was before its sequence. */
const READ = [
  '',
  ...['1 d', '7 d', '30 d', '90 d', '180 d'].flatMap((span) => [
    ` mean of ${span}`,
    ` less its mean of ${span}`,
  ]),
];

/** What is known of the time ahead, for all leads at once: by quantity, span and lead. */
export function aheadRolesOf({ series, ahead }: Task): ReadonlyMap<string, Feature> {
  const quantities = new Map(series.forcings.map(({ name, quantity }) => [name, quantity]));
  const roles = ahead.flatMap((features, at) =>
    features.map((feature) => {
      const [column = '', span] = feature.name.split(' ahead, ');
      const part = quantities.get(column) ?? 'liquid_water';
      return [`${part} ahead, ${span} of ${series.leads[at]}`, feature] as const;
    }),
  );
  return new Map(roles);
}
