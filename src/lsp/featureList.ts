import { registerCodeActions } from './features/codeActions.ts';
import { registerCodeLens } from './features/codeLens.ts';
import { registerCompletion } from './features/completion.ts';
import { registerDefinition } from './features/definition.ts';
import { registerDiagnostics } from './features/diagnostics.ts';
import { registerDocumentLinks } from './features/documentLinks.ts';
import { registerHighlights } from './features/highlights.ts';
import { registerHover } from './features/hover.ts';
import { registerInlayHints } from './features/inlayHints.ts';
import { registerReferences } from './features/references.ts';
import { registerRename } from './features/rename.ts';
import { registerRequirementSymbols } from './features/requirementSymbols.ts';
import { registerWorkspaceSymbols } from './features/workspaceSymbols.ts';
import type { Session } from './session.ts';
import { registerShow } from './showPlaces.ts';

/** Everything that the server answers or tells. */
export const FEATURES: readonly ((session: Session) => void)[] = [
  registerHover,
  registerCompletion,
  registerDefinition,
  registerReferences,
  registerRename,
  registerHighlights,
  registerDocumentLinks,
  registerCodeLens,
  registerInlayHints,
  registerDiagnostics,
  registerCodeActions,
  registerRequirementSymbols,
  registerWorkspaceSymbols,
  registerShow,
];
