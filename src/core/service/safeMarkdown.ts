/**
 * Makes Markdown from a requirement file fit to be shown: it is untrusted. Images become links, so that nothing is
 * fetched by looking at it; links to anything but the web, mail and places in the text lose their target. HTML stays
 * text, as the views that show it do not render any.
 */
export function safeMarkdown(text: string): string {
  return text
    .replace(/!(?=\[)/g, '\\!')
    .replace(/(\]\(\s*<?|\]:\s*<?|<)(?!https?:|mailto:|#)([a-z][a-z0-9+.-]*:)/gi, '$1#');
}

/** Makes plain text safe inside Markdown: nothing in it is read as markup. */
export function escapeMarkdown(text: string): string {
  return text.replace(/[\\`*_{}[\]()#+!|<>~&$]/g, '\\$&').replace(/\r?\n/g, ' ');
}
