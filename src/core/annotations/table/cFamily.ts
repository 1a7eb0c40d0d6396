import { blockComment, lineComment } from '../syntax/commentRules.ts';
import { code, type Language } from '../syntax/language.ts';
import {
  cppRawString,
  csharpString,
  groupedNumber,
  rustRawString,
  scalaString,
  swiftString,
} from '../syntax/rawStrings.ts';
import { regexLiteral } from '../syntax/regexLiterals.ts';
import {
  characterLiteral,
  detachedLiteral,
  literal,
  quoted,
  quotedLines,
  singleQuoted,
  string,
  verbatim,
} from '../syntax/stringRules.ts';

const slashes = lineComment('//');
/** The preprocessor joins lines before it sees comments. */
const continuedSlashes = lineComment('//', { continues: true });
const stars = blockComment('/*', '*/');
const nestedStars = blockComment('/*', '*/', { nested: true });
const dollarCode = { code: [{ open: '${', brackets: '{}' }] };
const tripleQuoted = string('"""', { escape: '\\', multiline: true });
const backtickLines = string('`', { multiline: true });

const cSyntax = [continuedSlashes, stars, groupedNumber, cppRawString, quoted, singleQuoted];
/** Comments and strings as in C, for the many languages that took no more of it. */
const plainSyntax = [slashes, stars, quoted, singleQuoted];

/** A name of any letters, as tests have: ``fun `it's kept`()``. */
const backticked = string('`');

export const cFamily: readonly Language[] = [
  code('c', cSyntax, { extensions: 'c h' }),
  code('cpp', cSyntax, {
    aliases: 'cuda-cpp cuda arduino metal opencl',
    extensions:
      'cpp cc cxx c++ hpp hh hxx h++ ipp inl ixx cppm tpp txx ino pde cu cuh metal cl ispc mpp idl odl rc rc2 can cin',
  }),
  code('objective-c', cSyntax, { aliases: 'objective-cpp', extensions: 'mm' }),
  code('glsl', [continuedSlashes, stars, quoted], {
    aliases: 'hlsl shaderlab cg',
    extensions:
      'glsl vert frag geom comp tesc tese rgen rchit rmiss hlsl hlsli fx fxh cginc cg shader compute usf ush',
  }),
  code('wgsl', [slashes, nestedStars], { extensions: 'wgsl' }),
  code('java', [slashes, stars, tripleQuoted, quoted, singleQuoted], { extensions: 'java jav aidl bsh' }),
  code(
    'kotlin',
    [
      slashes,
      nestedStars,
      string('"""', { multiline: true, greedy: true, ...dollarCode }),
      string('"', { escape: '\\', ...dollarCode }),
      singleQuoted,
      backticked,
    ],
    { aliases: 'kotlinscript', extensions: 'kt kts ktm', interpreters: 'kotlin' },
  ),
  code('scala', [slashes, nestedStars, scalaString, characterLiteral, backticked], {
    extensions: 'scala sc sbt mill',
    interpreters: 'scala amm',
  }),
  code(
    'groovy',
    [
      slashes,
      stars,
      string('"""', { escape: '\\', multiline: true, ...dollarCode }),
      string("'''", { escape: '\\', multiline: true }),
      string('"', { escape: '\\', ...dollarCode }),
      singleQuoted,
      regexLiteral(['return', 'case', 'in', 'assert']),
    ],
    {
      aliases: 'gradle jenkinsfile',
      extensions: 'groovy gradle gvy gy gsh jenkinsfile nf',
      names: 'jenkinsfile',
      paths: /(?:^|\/)jenkinsfile\.[^/]*$/,
      interpreters: 'groovy',
    },
  ),
  code('csharp', [slashes, stars, csharpString, singleQuoted], { extensions: 'cs csx cake' }),
  code('go', [slashes, stars, quoted, backtickLines, singleQuoted], {
    aliases: 'go.mod go.work',
    extensions: 'go',
    names: 'go.mod go.work',
  }),
  code(
    'rust',
    [
      slashes,
      nestedStars,
      rustRawString,
      literal('b', /b'(?:\\[^\n\r]{1,10}?|[^'\\\n\r])'/uy),
      quotedLines,
      literal("'", /'(?:\\[^\n\r]{1,10}?|[^'\\\n\r])'/uy),
    ],
    { extensions: 'rs rs.in', interpreters: 'rust-script' },
  ),
  code('swift', [slashes, nestedStars, swiftString, regexLiteral(['return', 'in', 'case'])], {
    extensions: 'swift swiftinterface',
    interpreters: 'swift',
  }),
  code(
    'dart',
    [
      slashes,
      nestedStars,
      literal('r', /r("""|'''|["'])/y, (match) => {
        const close = match[1] ?? '"';
        return { close, multiline: close.length === 3 };
      }),
      string('"""', { escape: '\\', multiline: true, ...dollarCode }),
      string("'''", { escape: '\\', multiline: true, ...dollarCode }),
      string('"', { escape: '\\', ...dollarCode }),
      string("'", { escape: '\\', ...dollarCode }),
    ],
    { extensions: 'dart', interpreters: 'dart' },
  ),
  code(
    'd',
    [
      slashes,
      stars,
      blockComment('/+', '+/', { nested: true }),
      groupedNumber,
      literal('r', /r"/y, () => verbatim('"')),
      quotedLines,
      backtickLines,
      singleQuoted,
    ],
    { extensions: 'd di', interpreters: 'rdmd dub' },
  ),
  code('zig', [slashes, literal('\\', /\\\\[^\n\r]*/y), quoted, singleQuoted], { extensions: 'zig zon' }),
  code(
    'v',
    [
      slashes,
      nestedStars,
      literal('r', /r["']/y, (match) => verbatim(match[0].slice(1))),
      string('"', { escape: '\\', multiline: true, ...dollarCode }),
      string("'", { escape: '\\', multiline: true, ...dollarCode }),
      backtickLines,
    ],
    { extensions: 'vv vsh' },
  ),
  code('odin', [slashes, nestedStars, quoted, backtickLines, singleQuoted], { extensions: 'odin' }),
  code('solidity', plainSyntax, { extensions: 'sol' }),
  code('proto3', plainSyntax, { aliases: 'proto protobuf', extensions: 'proto' }),
  code('thrift', [slashes, lineComment('#'), stars, quoted, singleQuoted], { extensions: 'thrift' }),
  code('flatbuffers', plainSyntax, { aliases: 'fbs', extensions: 'fbs' }),
  code('smithy', [slashes, string('"""', { escape: '\\', multiline: true }), quoted], {
    extensions: 'smithy',
  }),
  code('haxe', [slashes, stars, quotedLines, string("'", { escape: '\\', multiline: true })], {
    extensions: 'hx',
  }),
  code('vala', [slashes, stars, string('"""', { multiline: true }), quoted, singleQuoted], {
    extensions: 'vala vapi',
  }),
  code('apex', plainSyntax, { extensions: 'apex trigger' }),
  code('actionscript', plainSyntax, { extensions: 'as' }),
  code('qml', [slashes, stars, quoted, singleQuoted, backtickLines], { extensions: 'qml' }),
  code('openscad', [slashes, stars, quoted], { aliases: 'scad', extensions: 'scad' }),
  code('prisma', [slashes, quoted], { extensions: 'prisma' }),
  code(
    'bicep',
    [slashes, stars, string("'''", { multiline: true }), string("'", { escape: '\\', ...dollarCode })],
    { aliases: 'bicep-params', extensions: 'bicep bicepparam' },
  ),
  code(
    'cue',
    [slashes, tripleQuoted, string("'''", { escape: '\\', multiline: true }), quoted, singleQuoted],
    {
      extensions: 'cue',
    },
  ),
  code('rescript', [slashes, stars, quotedLines, backtickLines, characterLiteral], {
    aliases: 'reason',
    extensions: 'res resi re rei',
  }),
  code('verilog', [slashes, stars, quoted], {
    aliases: 'systemverilog',
    extensions: 'v vh sv svh vlg',
  }),
  code('move', [slashes, nestedStars, quoted], { extensions: 'move cdc cairo' }),
  code('ballerina', [slashes, quoted, backtickLines], { extensions: 'bal' }),
  code('dot', [slashes, stars, lineComment('#', { where: 'line-start' }), quotedLines], {
    aliases: 'graphviz',
    extensions: 'dot gv',
  }),
  code('typst', [slashes, nestedStars, quoted, detachedLiteral('`', /`{1,3}[^`]{0,9999}`{1,3}/y)], {
    extensions: 'typ',
  }),
  code('stata', [slashes, stars, lineComment('*', { where: 'line-start' }), quoted], {
    extensions: 'do ado',
  }),
  code(
    'sas',
    [
      stars,
      lineComment('*', { where: 'line-start' }),
      string('"', { doubled: true }),
      string("'", { doubled: true }),
    ],
    {
      extensions: 'sas',
      block: ['/*', '*/'],
    },
  ),
];
