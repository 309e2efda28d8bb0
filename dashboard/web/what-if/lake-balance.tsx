import type { WhatIfRun } from '../../../domain/what-if-run.ts';
import { useApp } from '../app-context.ts';
import { formatNumber, formatSigned } from '../format/number.ts';

/** Where the lake's water comes from and goes to in 15 days: of the run, and of the base. */
export function LakeBalance({ run, base }: { run: WhatIfRun; base: WhatIfRun }) {
  const { words } = useApp();
  const t = words.value;
  const parts = {
    rivers: t.balanceRivers,
    sky: t.balanceSky,
    fromYangtze: t.balanceBack,
    toYangtze: t.balanceOut,
    gain: t.balanceGain,
  } as const;
  return (
    <section class="lake-balance">
      <h3>{t.lakeBalance}</h3>
      <dl>
        {Object.entries(parts).map(([key, name]) => {
          const part = key as keyof typeof parts;
          return (
            <div key={key}>
              <dt>{name}</dt>
              <dd>
                {told(part, run)} <small>{`${t.baseRun} ${told(part, base)}`}</small>
              </dd>
            </div>
          );
        })}
      </dl>
    </section>
  );
}

function told(part: keyof WhatIfRun['lake'], { lake }: WhatIfRun): string {
  const value = lake[part];
  return part === 'gain' ? formatSigned(value, 1) : formatNumber(value, 1);
}
