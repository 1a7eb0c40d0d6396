import { globProblem, matcher, staticPrefix } from './globs.ts';

/** Finds what a glob may match without listing more folders than it must. */
export interface GlobWalk {
  /** Where it stands before the first name of a path. */
  readonly start: GlobState;
  /** One name further; undefined where nothing below can match. */
  enter(state: GlobState, folder: string): GlobStep | undefined;
  /** Whether a file in a folder may match. What says yes is still to be matched against the glob. */
  mayHold(state: GlobState, file: string): boolean;
}

/** Places in the glob, as numbers of its segments. */
export type GlobState = ReadonlySet<number>;

export interface GlobStep {
  readonly state: GlobState;
  /** The glob names the folder; else only its `**` leads into it. */
  readonly isNamed: boolean;
}

export function globWalk(glob: string): GlobWalk {
  const segments = segmentsOf(glob);
  const step = (state: GlobState, name: string) => {
    const next = new Set<number>();
    let isNamed = false;
    for (const at of state) {
      const segment = segments[at];
      if (segment === 'deep') next.add(at);
      else if (segment?.(name)) {
        next.add(at + 1);
        isNamed = true;
      }
    }
    return { state: closed(next, segments), isNamed };
  };
  return {
    start: closed(new Set([0]), segments),
    enter: (state, folder) => {
      const next = step(state, folder);
      return [...next.state].some((at) => at < segments.length) ? next : undefined;
    },
    mayHold: (state, file) => step(state, file).state.has(segments.length),
  };
}

/** Whether files below the path may match. */
export function mayMatchBelow(walk: GlobWalk, path: string): boolean {
  let state: GlobState | undefined = walk.start;
  for (const name of path.split('/')) {
    state = state && walk.enter(state, name)?.state;
    if (!state) return false;
  }
  return true;
}

/** Whether a glob is a path without wildcards. */
export function isPath(glob: string): boolean {
  return staticPrefix(glob) === glob;
}

type Segment = 'deep' | ((name: string) => boolean);

function segmentsOf(glob: string): readonly Segment[] {
  const names = glob.split('/');
  const segments: Segment[] = [];
  for (const [at, name] of names.entries()) {
    if (name === '.' || (name === '' && at < names.length - 1)) continue;
    if (name === '**' || name === '') segments.push('deep');
    // Brackets that hold a slash are not taken apart: anything may match there.
    else if (globProblem(name) !== undefined || name.startsWith('!')) return [...segments, 'deep'];
    else segments.push(isPath(name) ? (other) => other === name : matcher([name]));
  }
  return segments;
}

/** `**` also stands for no folder at all. */
function closed(state: Set<number>, segments: readonly Segment[]): GlobState {
  // A set visits what is added while it is walked.
  for (const at of state) if (segments[at] === 'deep') state.add(at + 1);
  return state;
}
