import { matchAt } from './characters.ts';
import type { Rule } from './scan.ts';

/** Which parts of an opening's match say what. */
interface HeredocOptions {
  /** The sticky expression of the opening; its groups: `indent`, and one of `word`, `quoted`. */
  readonly opening: RegExp;
  readonly starts?: string;
  /** The closing word may always be indented. */
  readonly indented?: boolean;
  /** Code may follow the closing word on its line. */
  readonly open?: boolean;
}

/** A document between `<<WORD` and a line with the same word. Without such a line there is no document. */
export function heredoc({ opening, starts = '<', indented = false, open = false }: HeredocOptions): Rule {
  return {
    starts,
    take(scan) {
      const match = matchAt(opening, scan.text, scan.at);
      const end = match?.groups?.word ?? match?.groups?.quoted;
      if (match === undefined || end === undefined || !scan.heredocEnds.has(end, open, scan.at)) return false;
      scan.heredocs.push({ end, indented: indented || Boolean(match.groups?.indent), open });
      scan.advanceTo(scan.at + match[0].length);
      return true;
    },
  };
}

/** Shell: `<<EOF`, `<<-EOF`, `<<'EOF'`, `<<\EOF`; not `<<<` and not a shift by a number. */
export const shellHeredoc = heredoc({
  opening:
    /(?<!<)<<(?!<)(?<indent>-?)[ \t]{0,9}(?:\\?(?<word>[A-Za-z_][\w.-]*)|(["'])(?<quoted>[^"'\n\r]{1,99})\3)/y,
});

/** Dockerfile: what `COPY` and `ADD` write to a file is no part of the program; what `RUN` hands to the shell is. */
export const copiedHeredoc: Rule = {
  starts: '<',
  take: (scan) => matchAt(COPIES, scan.text, scan.lineStart) !== undefined && shellHeredoc.take(scan),
};

const COPIES = /[ \t]*(?:ONBUILD[ \t]+)?(?:COPY|ADD)[ \t]/iy;

/** Ruby: `<<~EOF`, `<<-EOF`, `<<EOF`; `class << self` and `list << item` are none. */
export const rubyHeredoc = heredoc({
  opening:
    /<<(?:(?<indent>[~-])|(?=[A-Z_"'`]))(?:(?<word>[A-Za-z_]\w*)|(["'`])(?<quoted>[^"'`\n\r]{1,99})\3)/y,
});

/** Perl: `<<"EOF"`, `<<'EOF'`, `<<EOF`, `<<~EOF`. */
export const perlHeredoc = heredoc({
  opening: /<<(?<indent>~?)(?:(?<word>[A-Za-z_]\w*)|[ \t]{0,9}(["'])(?<quoted>[^"'\n\r]{1,99})\3)/y,
});

/** PHP: `<<<EOT`, `<<<'EOT'`, `<<<"EOT"`; the closing word may be indented, and code may follow it. */
export const phpHeredoc = heredoc({
  opening: /<<<[ \t]{0,9}(?:(?<word>[A-Za-z_]\w*)|(["'])(?<quoted>\w{1,99})\2)/y,
  indented: true,
  open: true,
});

/** Terraform: `<<EOT`, `<<-EOT`. */
export const terraformHeredoc = heredoc({
  opening: /<<(?<indent>-?)(?<word>[A-Za-z_][\w-]*)/y,
  indented: true,
});
