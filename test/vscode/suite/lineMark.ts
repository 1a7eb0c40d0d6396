/**
 * Every line that the tests print begins with this invisible character,
 * so that the runner can tell it from the workbench's log.
 */
export const LINE_MARK = '\u200b';
