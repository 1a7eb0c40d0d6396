import { Lexer } from 'yaml';

const MAX_DEPTH = 40;
const MAX_INDENT = 200;
/** The lexer's sign for a flow collection that an outdented line ends. */
const FLOW_CUT_SHORT = '\u0018';

/**
 * The library composes nodes by recursion, and running out of stack inside it may end the whole process rather than
 * throw. Its lexer does not recurse, so the depth can be bounded beforehand.
 */
export function nestsTooDeeply(text: string): boolean {
  let flow = 0;
  let openings = 0;
  let atLineStart = true;
  for (const lexeme of new Lexer().lex(text)) {
    if (atLineStart && lexeme[0] === ' ' && lexeme.length > MAX_INDENT) return true;
    // A block of literal text comes as one lexeme with its last line ending.
    atLineStart = lexeme.endsWith('\n');
    if (atLineStart) openings = 0;
    else if (lexeme === '[' || lexeme === '{') flow++;
    else if (lexeme === ']' || lexeme === '}') flow = Math.max(0, flow - 1);
    else if (lexeme === FLOW_CUT_SHORT) flow = 0;
    else if (flow === 0 && (lexeme === '-' || lexeme === '?' || lexeme === ':')) openings++;
    if (flow > MAX_DEPTH || openings > MAX_DEPTH) return true;
  }
  return false;
}
