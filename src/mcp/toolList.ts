import type { Tool } from './tool.ts';
import { check } from './tools/check.ts';
import { coverage } from './tools/coverage.ts';
import { getObligation } from './tools/getObligation.ts';
import { linkCode } from './tools/linkCode.ts';
import { markReviewed } from './tools/markReviewed.ts';
import { obligationsForFile } from './tools/obligationsForFile.ts';
import { searchObligations } from './tools/searchObligations.ts';
import { traceObligation } from './tools/traceObligation.ts';
import { upcoming } from './tools/upcoming.ts';

/** All tools, in the order in which agents see them. */
export const TOOLS: readonly Tool[] = [
  searchObligations,
  getObligation,
  obligationsForFile,
  traceObligation,
  coverage,
  check,
  upcoming,
  linkCode,
  markReviewed,
];
