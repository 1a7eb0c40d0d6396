// @reg REGTRACE-1: hosts come in through here; nothing of them stands below
// The public door of the core: what a host may use. Everything else is private to the core.

export { languagePath } from './annotations/languagePath.ts';
export { pageOf } from './answers/answerPage.ts';
export { clip, clipToCost, LARGEST_ANSWER, wireSize } from './answers/answerSize.ts';
export { type AgentTools, type AnswerView, obligationIn } from './answers/answerView.ts';
export { briefly, citationOf, dayOf, NOTICE } from './answers/citation.ts';
export { COVERAGE_QUESTION, coverageAnswer } from './answers/coverageAnswer.ts';
export { FILE, FILE_QUESTION, fileAnswer } from './answers/fileAnswer.ts';
export { linkEntry, linkKey } from './answers/linkEntry.ts';
export { narrowed } from './answers/narrowed.ts';
export { nextStepFor } from './answers/nextStep.ts';
export { OBLIGATION_QUESTION, obligationAnswer } from './answers/obligationAnswer.ts';
export {
  type Argument,
  type Arguments,
  type Asked,
  questionSchema,
  readQuestion,
} from './answers/question.ts';
export { QuestionError } from './answers/questionError.ts';
export { SEARCH_QUESTION, searchAnswer } from './answers/searchAnswer.ts';
export { AS_OF, ID, PAGE, QUERY } from './answers/sharedArguments.ts';
export type { CancellationToken } from './base/cancellation.ts';
export type { Disposable } from './base/disposable.ts';
export type { Event } from './base/event.ts';
export { groupBy } from './base/groupBy.ts';
export { headingSlug } from './base/headingSlug.ts';
export type { Logger } from './base/logger.ts';
export { compareNatural } from './base/naturalOrder.ts';
export { messageIn, type Said, say, type Translate, worded } from './base/phrase.ts';
export { comparePositions, type Position, type Range } from './base/position.ts';
export { relativeHref } from './base/relativeHref.ts';
export { singleLine } from './base/safeText.ts';
export { parseRequirementFile } from './catalogue/parseRequirementFile.ts';
export type { RequirementFile } from './catalogue/requirementFile.ts';
export { fromIndex, toIndex } from './catalogue/serialize.ts';
export { parseBaseline, writeBaseline } from './findings/baseline.ts';
export { FINDING_KINDS } from './findings/findingCodes.ts';
export { lockOf, writeLock } from './findings/lock.ts';
export { VERBS, type Verb } from './model/annotation.ts';
export { BASELINE_FILE, type Baseline } from './model/baseline.ts';
export type { IsoDate } from './model/date.ts';
export { toIsoDate } from './model/date.ts';
export type { Finding, FindingCode, Severity } from './model/finding.ts';
export { isId } from './model/id.ts';
export type { Link } from './model/link.ts';
export type { Location, Origin } from './model/location.ts';
export { LOCK_FILE } from './model/lock.ts';
export type { Obligation } from './model/obligation.ts';
export { CONFIG_FILE, type Settings } from './model/settings.ts';
export type { FileContent, FileHit, FolderEntry, WalkProblem, Workspace } from './model/workspace.ts';
export { MAX_FILE_SIZE } from './model/workspace.ts';
export { checkJson, tallyOf } from './report/checkJson.ts';
export { type DiffJson, type DiffSideFacts, diffJson } from './report/diffJson.ts';
export { githubCommands } from './report/githubCommands.ts';
export { DARK, LIGHT } from './report/html/colours.ts';
export { junitXml } from './report/junitXml.ts';
export { type ListChange, type PageLists, pageChanges } from './report/pageChanges.ts';
export { encodedPath, type PlaceTemplate } from './report/placeHref.ts';
export { reportCsv } from './report/reportCsv.ts';
export { reportHtml, reportHtmlTexts, reportShell, reportSteps } from './report/reportHtml.ts';
export { reportJson } from './report/reportJson.ts';
export { reportMarkdown } from './report/reportMarkdown.ts';
export { reportRows } from './report/reportRows.ts';
export { commitFacts, commitPlaces, type RepositoryFacts, repositoryUri } from './report/repositoryLinks.ts';
export { type SarifFacts, type SarifLog, sarif } from './report/sarif.ts';
export { TIMELINE_KINDS, type TimelineEvent, timelineOf } from './report/timeline.ts';
export { type ReportFacts, traceReport } from './report/traceReport.ts';
export {
  type AnnotationInsertion,
  type AnnotationRequest,
  insertAnnotation,
} from './service/annotationInsertion.ts';
export type { FieldChange } from './service/catalogueDiff/fieldChanges.ts';
export type { WordRun } from './service/catalogueDiff/wordDiff.ts';
export {
  type CatalogueDiff,
  CHANGES,
  type ChangeKind,
  type CodePlace,
  type DiffSide,
  diffCatalogues,
  type InstrumentChange,
  type ObligationChange,
} from './service/catalogueDiff.ts';
export { worseThan } from './service/changeCheck.ts';
export { type CodeLens, codeLensesOf } from './service/codeLens.ts';
export {
  type Completion,
  type CompletionKind,
  type CompletionList,
  type CompletionSources,
  completionsAt,
  mayComplete,
} from './service/completion.ts';
export { definitionsOf } from './service/definition.ts';
export { describeLink, detailOf, instrumentOf, summaryOf } from './service/describe.ts';
export { idLinks, isRequirementFile } from './service/documentLinks.ts';
export { type CodeSymbol, symbolFor } from './service/enclosingSymbol.ts';
export { fairLengths, shortened } from './service/fairLengths.ts';
export {
  type FileGroup,
  groupFindings,
  type InstrumentGroup,
  placedProblems,
  type SeverityGroup,
} from './service/findingGroups.ts';
export { highlightsAt } from './service/highlights.ts';
export type { ScanProgress, TraceHost } from './service/host.ts';
export {
  type HoverAction,
  type HoverLinks,
  hoverAt,
  hoverOf,
  obligationCard,
  plainLinks,
} from './service/hover.ts';
export { type FileKey, type IdAtPosition, idAt } from './service/idAt.ts';
export { type InlayHint, inlayHintsOf } from './service/inlayHints.ts';
export { linkCode } from './service/linkCode.ts';
export { completionsInText, idInText, type LooseText } from './service/looseText.ts';
export { type Mark, type MarkKind, marksOf } from './service/marks.ts';
export {
  type FileChoice,
  filesForObligation,
  newIdProblem,
  writeObligation,
} from './service/newObligation.ts';
export {
  domainProblem,
  firstObligation,
  instrumentIdProblem,
  placeForFile,
  placesForFile,
  requirementFileText,
} from './service/newRequirementFile.ts';
export { nextId } from './service/nextId.ts';
export { GROUPINGS, type Grouping } from './service/obligationGroups.ts';
export { ORDERS, type Order } from './service/obligationOrder.ts';
export { ObligationTree, type TreeNode, uncoveredCount } from './service/obligationTree.ts';
export { pinLink, writtenIn } from './service/pinnedLink.ts';
export type { PreviewPage } from './service/preview/previewPage.ts';
export { previewStanding } from './service/preview/previewStanding.ts';
export { requirementPreview } from './service/preview/requirementPreview.ts';
export type { FileEdit, QuickFix } from './service/quickFixes/quickFix.ts';
export { baselinePath } from './service/readWorkspace.ts';
export { referencesOf } from './service/references.ts';
export { renamedFiles, renameEdits, renameTarget } from './service/rename.ts';
export { requirementFolds } from './service/requirementFolds.ts';
export { type RequirementSymbol, requirementSymbols } from './service/requirementSymbols.ts';
export { listResults } from './service/resultFiles.ts';
export { settingsSummary } from './service/settingsSummary.ts';
export type { SourceReader } from './service/sourceReader.ts';
export {
  jurisdictionChoices,
  roleChoices,
  type StarterChoice,
  scopeOfChoice,
  standardChoices,
} from './service/starterChoices.ts';
export { type StarterScope, starterConfig } from './service/starterConfig.ts';
export { SUGGESTION_THRESHOLD, type Suggestion, suggestionsFor } from './service/suggestions.ts';
export { TraceService } from './service/traceService.ts';
export { modalityWords, stateWords, timeWords, verbWords } from './service/words.ts';
export { type WorkspaceStatus, workspaceStatus } from './service/workspaceStatus.ts';
export { obligationSymbols } from './service/workspaceSymbols.ts';
export { IGNORE_FILES, type IgnoreRules, rootRules } from './sources/ignoreRules.ts';
export { rootedPath } from './sources/rootedPath.ts';
export { sourceSelection } from './sources/sourceSelection.ts';
export { type Assessor, STATES, type State } from './trace/states.ts';
export { linksIn, linksOf, type Trace } from './trace/trace.ts';
