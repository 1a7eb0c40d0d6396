import manifest from '../../package.json' with { type: 'json' };

export const version: string = manifest.version;

/** Where Regtrace is at home, for those who read its results elsewhere. */
export const homePage: string = manifest.repository.url.replace(/\.git$/, '');
