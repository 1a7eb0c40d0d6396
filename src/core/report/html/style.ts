import type { Translate } from '../../base/phrase.ts';
import { DARK, LIGHT } from './colours.ts';

/**
 * The look of the page: light and dark, a narrow screen, and paper. States differ by word and shape, not by colour alone.
 * Where rows become blocks, it names what the head of the table names otherwise.
 */
export const styleIn = (translate: Translate) => `:root {${LIGHT}
}
@media screen and (prefers-color-scheme: dark) {
  :root {${DARK}
  }
}
* { box-sizing: border-box; }
html { scroll-behavior: smooth; -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
body { margin: 0 auto; padding: 2rem 1.5rem 4rem; max-width: 78rem; background: var(--page); color: var(--text); font: 15px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Helvetica Neue", "PingFang SC", "Hiragino Sans", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif; overflow-wrap: break-word; }
a { color: var(--link); text-decoration-thickness: 1px; text-underline-offset: 2px; }
:focus-visible { outline: 2px solid var(--focus); outline-offset: 2px; border-radius: 2px; }
h1 { font-size: 2rem; line-height: 1.2; margin: 0 0 1rem; overflow-wrap: anywhere; }
h2 { font-size: 1.35rem; line-height: 1.3; margin: 0 0 .75rem; padding-top: 1.25rem; border-top: 1px solid var(--line); }
h3 { font-size: 1.05rem; margin: 1.5rem 0 .5rem; }
code, .id, .place { font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono", monospace; font-size: .92em; }
ul, ol { margin: 0; padding: 0; list-style: none; }
p { margin: 0 0 .75rem; }
[hidden] { display: none !important; }
.kind { margin: 0; color: var(--quiet); text-transform: uppercase; letter-spacing: .08em; font-size: .78rem; font-weight: 600; }
.skip { position: absolute; left: -100rem; }
.skip:focus { left: 1rem; top: .5rem; background: var(--page); padding: .5rem; }
.aside, .time, .facts, .note, .stale, .verb { color: var(--quiet); font-size: .87em; }
.empty, .ended { color: var(--quiet); }
section { margin-top: 2rem; scroll-margin-top: 1rem; }
main > section:first-child { margin-top: 1rem; }
.facts-list { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(24rem, 100%), 1fr)); gap: .3rem 2.5rem; margin: 0 0 1rem; font-size: .93rem; }
.facts-list div { display: flex; gap: .75rem; }
.facts-list dt { flex: 0 0 5.5rem; color: var(--quiet); }
.facts-list dd { margin: 0; min-width: 0; overflow-wrap: anywhere; }
.advice { padding: .6rem .9rem; background: var(--raised); border-left: 4px solid var(--line); font-size: .93rem; max-width: 60rem; }
.figures { display: grid; grid-template-columns: 1.6fr repeat(4, 1fr); gap: .75rem; }
.figure { border: 1px solid var(--line); border-radius: 8px; padding: .75rem .9rem; background: var(--raised); }
.figure a { display: block; color: inherit; text-decoration: none; }
.figure a:hover .name { text-decoration: underline; }
.figure .number { font-size: 1.7rem; font-weight: 650; line-height: 1.15; font-variant-numeric: tabular-nums; }
.figure.main .number { font-size: 2.2rem; }
.figure .name { display: inline-block; font-weight: 600; }
.figure .aside { display: block; line-height: 1.35; }
.bar { display: block; width: 100%; height: 12px; margin: 1rem 0 .6rem; border-radius: 6px; background: var(--rest-soft); }
.bar rect { fill: var(--rest); stroke: var(--page); stroke-width: 2; vector-effect: non-scaling-stroke; }
.bar .verified { fill: var(--verified); } .bar .implemented { fill: var(--implemented); } .bar .partial { fill: var(--partial); } .bar .planned { fill: var(--planned); } .bar .exempt { fill: var(--exempt); } .bar .uncovered { fill: var(--uncovered); } .bar .upcoming { fill: var(--upcoming); }
.legend { display: flex; flex-wrap: wrap; gap: .35rem 1.1rem; font-size: .9rem; font-variant-numeric: tabular-nums; }
nav { margin-top: 1.25rem; }
nav ul { display: flex; flex-wrap: wrap; gap: .25rem 1.4rem; }
.state { display: inline-block; overflow-wrap: normal; padding: .05rem .5rem; border-radius: 1rem; font-size: .85em; font-weight: 600; color: var(--rest); background: var(--rest-soft); border: 1px solid transparent; }
.state::before { margin-right: .35em; content: "\\2013" / ""; }
.state.verified { color: var(--verified); background: var(--verified-soft); } .state.verified::before { content: "\\25CF" / ""; }
.state.implemented { color: var(--implemented); background: var(--implemented-soft); } .state.implemented::before { content: "\\25D5" / ""; }
.state.partial { color: var(--partial); background: var(--partial-soft); } .state.partial::before { content: "\\25D1" / ""; }
.state.planned { color: var(--planned); background: var(--planned-soft); } .state.planned::before { content: "\\25D4" / ""; }
.state.exempt { color: var(--exempt); background: var(--exempt-soft); border: 1px dashed var(--exempt); } .state.exempt::before { content: "\\25C7" / ""; }
.state.uncovered { color: var(--uncovered); background: var(--uncovered-soft); } .state.uncovered::before { content: "\\25CB" / ""; }
.state.upcoming { color: var(--upcoming); background: var(--upcoming-soft); } .state.upcoming::before { content: "\\25B7" / ""; }
.suspect { display: inline-block; font-size: .85em; font-weight: 600; color: var(--partial); border: 1px solid; border-radius: 1rem; padding: 0 .45rem; }
table { width: 100%; border-collapse: collapse; font-size: .92rem; }
caption { text-align: left; color: var(--quiet); font-size: .93rem; padding: 0 0 .5rem; }
th, td { text-align: left; vertical-align: top; padding: .5rem .75rem .5rem 0; border-bottom: 1px solid var(--line); font-weight: normal; }
thead th { color: var(--quiet); font-size: .85rem; font-weight: 600; border-bottom-width: 2px; padding-top: .25rem; }
tbody th { width: 42%; }
td, tbody th { overflow-wrap: anywhere; }
/* Names and dates of a Chinese page break between words alone, as those of an English one do. */
thead th, .time { word-break: keep-all; }
.matrix, .gaps, .suspects, .exemptions { table-layout: fixed; }
.matrix th:nth-child(1), .gaps th:nth-child(1) { width: 38%; }
.matrix th:nth-child(2), .gaps th:nth-child(2) { width: 16%; }
.gaps th:nth-child(3) { width: 12%; }
.suspects th:nth-child(1), .exemptions th:nth-child(1) { width: 30%; }
.suspects th:nth-child(2) { width: 14%; } .suspects th:nth-child(3) { width: 24%; }
.exemptions th:nth-child(3) { width: 16%; } .exemptions th:nth-child(4), .exemptions th:nth-child(5) { width: 11%; }
time { white-space: nowrap; }
.none { color: var(--quiet); }
th .id { font-weight: 650; white-space: nowrap; }
th .title { display: inline; }
th .native, th .facts, .time { display: block; }
th .native { font-size: .95em; }
.must, .must-not { font-weight: 600; }
.unconfirmed { border-bottom: 1px dotted; }
.places li, .plain li { margin: 0 0 .2rem; }
.note { display: block; }
.note::before { content: "\\201C"; } .note::after { content: "\\201D"; }
.stale { color: var(--uncovered); }
.verb { border: 1px solid var(--line); border-radius: 3px; padding: 0 .3rem; }
.was { display: block; color: var(--quiet); }
.findings tbody th { width: 48%; }
.exemptions tbody th, .suspects tbody th, .declarations tbody th { width: 30%; }
summary { cursor: pointer; }
details.group { border: 1px solid var(--line); border-radius: 8px; margin: 0 0 .75rem; padding: 0 1rem; }
details.group[open] { padding-bottom: .5rem; }
details.group > summary { margin: 0 -1rem; padding: .6rem 1rem; background: var(--raised); border-radius: 8px; }
details.group > summary .id { font-weight: 650; }
details.group > summary .title { font-weight: 600; }
details.group tbody tr:last-child > * { border-bottom: 0; }
.matrix caption { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.instrument { margin: .6rem 0; color: var(--quiet); font-size: .9rem; }
details.rest > summary { color: var(--link); padding: .35rem 0; font-size: .92rem; }
details.group, tr[id] { scroll-margin-top: 3.5rem; }
tr:target > *, .group:target > summary { background: var(--partial-soft); }
.filter { display: flex; flex-wrap: wrap; align-items: center; gap: .5rem 1rem; margin: 0 0 1rem; position: sticky; top: 0; background: var(--page); padding: .5rem 0; z-index: 1; }
.filter label { color: var(--quiet); font-size: .9rem; }
.filter input, .filter select, .filter button { font: inherit; font-size: .95rem; color: var(--text); background: var(--page); border: 1px solid var(--quiet); border-radius: 6px; padding: .3rem .5rem; margin-left: .3rem; max-width: 100%; }
.filter input { width: 20rem; }
.filter p { margin: 0; }
.scroll { overflow-x: auto; }
.heat { width: auto; min-width: 60%; border-collapse: separate; border-spacing: 3px; }
.heat th, .heat td { border: 0; padding: .35rem .6rem; }
.heat th { overflow-wrap: break-word; }
.heat tbody th { width: auto; min-width: 14rem; max-width: 26rem; padding-left: 0; }
.heat thead th { vertical-align: bottom; text-align: center; } .heat thead th:first-child { text-align: left; padding-left: 0; }
.heat tfoot th { padding-left: 0; font-weight: 600; }
.heat td { text-align: center; min-width: 5.5rem; border-radius: 4px; font-variant-numeric: tabular-nums; vertical-align: middle; }
.heat .number { font-weight: 650; } .heat td .aside { display: block; color: inherit; white-space: nowrap; }
.heat .all { outline: 1px solid var(--line); outline-offset: -1px; }
.heat tbody th .aside { display: block; }
.h0 { background: var(--h0); } .h1 { background: var(--h1); } .h2 { background: var(--h2); } .h3 { background: var(--h3); } .h4 { background: var(--h4); } [class^="h0"], [class^="h1"], [class^="h2"], [class^="h3"], [class^="h4"] { color: var(--on-heat); } .h-none { color: var(--quiet); background: var(--raised); } .h-absent { background: transparent; outline: 0; }
.scale { display: flex; flex-wrap: wrap; gap: .35rem; margin-top: .5rem; font-size: .85rem; } .scale span { padding: .1rem .6rem; border-radius: 4px; }
.years > li { margin-bottom: 1rem; }
.years h3 { display: inline-block; margin: 0 0 .4rem; }
.hits { font-weight: 600; }
.glossary { display: grid; grid-template-columns: max-content 1fr; gap: .4rem 1rem; margin: 0; font-size: .93rem; }
.glossary dd { margin: 0; }
.timeline { border-left: 3px solid var(--line); margin-left: .45rem; }
.day { position: relative; padding: 0 0 .9rem 1.4rem; }
.day::before { content: ""; position: absolute; left: -8px; top: .35rem; width: 13px; height: 13px; border-radius: 50%; background: var(--page); border: 3px solid var(--quiet); }
.day.near::before { background: var(--partial); border-color: var(--partial); }
.date { margin: 0 0 .15rem; } .date time { font-weight: 650; font-variant-numeric: tabular-nums; }
.timeline .kind { text-transform: none; letter-spacing: 0; font-size: .9em; color: var(--text); font-weight: 600; }
footer { margin-top: 3rem; border-top: 1px solid var(--line); padding-top: 1rem; color: var(--quiet); font-size: .9rem; }
@media (max-width: 60rem) { .figures { grid-template-columns: repeat(4, 1fr); } .figure.main { grid-column: 1 / -1; } }
@media screen and (max-width: 44rem) {
  body { padding: 1.25rem 1rem 3rem; }
  .figures { grid-template-columns: repeat(2, 1fr); }
  .facts-list { grid-template-columns: 1fr; }
  .filter { position: static; } .filter label { display: flex; align-items: center; width: 100%; } .filter input, .filter select { flex: 1; min-width: 0; width: auto; }
  table:not(.heat), table:not(.heat) caption, table:not(.heat) tbody, table:not(.heat) tr, table:not(.heat) th, table:not(.heat) td { display: block; width: auto !important; }
  table:not(.heat) thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  table:not(.heat) tr { padding: .6rem 0; border-bottom: 1px solid var(--line); }
  table:not(.heat) tbody th, table:not(.heat) td { border: 0; padding: .15rem 0; }
  table:not(.heat) td.none { display: none; }
  .matrix td:nth-child(3)::before, .gaps td:nth-child(4)::before, .suspects td:nth-child(3)::before, .exemptions td:nth-child(6)::before { content: "${translate('Code')}" / ""; }
  .matrix td:nth-child(4)::before { content: "${translate('Tests')}" / ""; }
  .gaps td:nth-child(3)::before { content: "${translate('Missing')}" / ""; }
  .suspects td:nth-child(4)::before { content: "${translate('Changed')}" / ""; }
  .exemptions td:nth-child(2)::before, .declarations td:nth-child(3)::before { content: "${translate('Reason')}" / ""; }
  .exemptions td:nth-child(3)::before, .declarations td:nth-child(4)::before { content: "${translate('Owner')}" / ""; }
  .exemptions td:nth-child(4)::before, .declarations td:nth-child(5)::before { content: "${translate('Ends')}" / ""; }
  .exemptions td:nth-child(5)::before { content: "${translate('Stands')}" / ""; }
  .findings td:nth-child(2)::before { content: "${translate('Still open')}" / ""; }
  .findings td:nth-child(3)::before { content: "${translate('Accepted')}" / ""; }
  .heat tbody th { min-width: 0; } .heat tbody th .aside { display: none; } .heat td { min-width: 4.6rem; padding: .35rem .3rem; }
  .timeline .plain li { margin-bottom: .5rem; } .glossary { grid-template-columns: 1fr; } .glossary dd { margin-bottom: .4rem; }
  td::before { display: inline-block; margin-right: .5rem; color: var(--quiet); font-size: .85rem; font-weight: 600; }
}
@page { size: A4; margin: 15mm 14mm 16mm; @bottom-right { content: counter(page) " / " counter(pages); font: 8pt sans-serif; color: #545d68; } }
@media print {
  html { font-size: 9pt; } body { max-width: none; padding: 0; font-size: 9.5pt; }
  * { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  a { color: inherit; text-decoration: none; }
  nav, .filter, .skip { display: none; }
  h2, h3, summary, caption { break-after: avoid; }
  tr, .day, .figure { break-inside: avoid; }
  thead { display: table-header-group; }
  tfoot { display: table-row-group; }
  .figures { grid-template-columns: 1.5fr repeat(4, 1fr); gap: .4rem; } .figure.main { grid-column: auto; } .figure { padding: .4rem .5rem; } 
  .facts-list { grid-template-columns: 1fr 1fr; }
  table { font-size: 8.5pt; } th, td { padding: .2rem .4rem .2rem 0; } .state { padding: 0 .35rem; }
  .scroll { overflow: visible; } .heat { font-size: 7.5pt; width: 100%; } .heat td { min-width: 0; padding: .15rem; } .heat tbody th { min-width: 8rem; }
  details.group { border: 0; padding: 0; } details.group > summary { margin: .5rem 0 0; padding: .3rem .5rem; list-style: none; }
  details.rest > summary { list-style: none; color: var(--quiet); }
  details::details-content { content-visibility: visible; display: block; height: auto; }
}`;
