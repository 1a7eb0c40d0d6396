import type { Workbench } from './workbench.ts';

/** What a user-level test gets besides the workbench. */
export interface UiContext {
  /** The opened folder: a copy, which tests may change. */
  readonly folder: string;
  /** Where extensions keep what is the user's; none in VS Code for the Web. */
  readonly globalStorage: string | undefined;
  /** Writes a picture of the window to `test-results/NAME.png`. */
  screenshot(name: string): Promise<void>;
}

/** One thing that a user does. The tests of a file share a workbench and run in order. */
export interface UiTest {
  readonly name: string;
  run(workbench: Workbench, context: UiContext): Promise<void>;
}
