import type { Obligation } from '../../model/obligation.ts';
import { isRetired } from '../../trace/lifecycle.ts';
import type { Assessor } from '../../trace/states.ts';
import { idsNear } from '../idsNear.ts';
import type { Evidence } from './evidence.ts';
import { namedInstrumentsOf } from './namedInstruments.ts';

/** How likely it is that an obligation concerns a file at all, whatever its words say: a factor around 1. */
export class Likelihood {
  readonly #assessor: Assessor;
  readonly #ids: ReadonlyMap<string, number>;
  readonly #instruments: ReadonlyMap<string, number>;
  readonly #named: ReadonlyMap<string, number>;
  readonly #isScopeOpen: boolean;

  constructor(assessor: Assessor, path: string, evidence: Evidence) {
    const { trace, scope } = assessor;
    this.#assessor = assessor;
    this.#ids = idsNear(trace, path);
    this.#instruments = bestOf(
      [...this.#ids].flatMap(([id, weight]) => {
        const instrument = trace.catalogue.obligation(id)?.instrument;
        return instrument === undefined ? [] : [[instrument, weight] as const];
      }),
    );
    const named = [...namedInstrumentsOf(trace.catalogue)].filter(([word]) => evidence.has(word));
    this.#named = bestOf(named.flatMap(([, instruments]) => [...instruments]));
    // Nothing is linked yet, and nobody said what binds: every instrument may.
    this.#isScopeOpen = scope.inferred && trace.byId.size === 0;
  }

  /** 0 where it is out of the question. */
  of(obligation: Obligation): number {
    const inScope = this.#inScope(obligation);
    if (inScope === 0) return 0;
    const near = Math.max(
      NEAR_ID * (this.#ids.get(obligation.id) ?? 0),
      NEAR_INSTRUMENT * (this.#instruments.get(obligation.instrument) ?? 0),
    );
    const named = NAMED * (this.#named.get(obligation.instrument) ?? 0);
    const own = obligation.location.origin === 'workspace' ? OWN : 0;
    return inScope * (1 + near + named + own + CENTRAL * centrality(this.#assessor, obligation));
  }

  #inScope(obligation: Obligation): number {
    const { trace, asOf, scope } = this.#assessor;
    const { state, notApplicable } = this.#assessor.assess(obligation);
    if (notApplicable || isRetired(trace, obligation, asOf)) return 0;
    if (state === 'upcoming') return UPCOMING;
    if (state !== 'out-of-scope' || this.#isScopeOpen) return 1;
    return scope.inferred ? UNLINKED : 0;
  }
}

const NEAR_ID = 0.2;
const NEAR_INSTRUMENT = 0.12;
const NAMED = 0.3;
const OWN = 0.2;
const CENTRAL = 0.08;
const UPCOMING = 0.95;
/** Instruments that nothing in the workspace links, where others are linked. */
const UNLINKED = 0.85;

/** 0 to 1: of obligations that say the same, the one that the others refer to stands for them. */
function centrality({ trace: { catalogue } }: Assessor, { id, related }: Obligation): number {
  return 1 - 1 / (1 + (related.length + catalogue.relatingTo(id).length) / MANY);
}

const MANY = 8;

function bestOf(weights: readonly (readonly [string, number])[]): ReadonlyMap<string, number> {
  const best = new Map<string, number>();
  for (const [key, weight] of weights) best.set(key, Math.max(weight, best.get(key) ?? 0));
  return best;
}
