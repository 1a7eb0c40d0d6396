/** The scheme under which VS Code for the Web sees the opened folder. */
export const FOLDER_SCHEME = 'served';
