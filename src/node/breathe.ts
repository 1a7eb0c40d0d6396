import { TimeSlice } from './timeSlice.ts';

/** A pause for long work: it gives the event loop a turn whenever the work has held it for a slice of time. */
export function createBreather(): () => Promise<void> | undefined {
  const slice = new TimeSlice();
  return () => (slice.isOver ? slice.next() : undefined);
}
